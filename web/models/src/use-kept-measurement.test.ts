// @vitest-environment happy-dom
import { Code, ConnectError } from "@connectrpc/connect";
import { act, createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type KeptMeasurement, useKeptMeasurement } from "./use-kept-measurement.ts";

Reflect.set(globalThis, "IS_REACT_ACT_ENVIRONMENT", true);
let root: Root;
let measurement: KeptMeasurement<number>;
let asked: boolean[];

/** A server that has kept some results, and refuses to measure "odd". */
async function* answer(of: string, onlyKept: boolean): AsyncIterable<number> {
  asked.push(onlyKept);
  if (of === "odd") throw new ConnectError("odd", Code.FailedPrecondition);
  if (onlyKept && of !== "kept") throw new ConnectError("not kept", Code.NotFound);
  yield 1;
  yield 2;
}
function Probe({ of }: { of: string }) {
  measurement = useKeptMeasurement(
    of,
    0,
    (_, onlyKept) => answer(of, onlyKept),
    (sum, message: number) => sum + message,
  );
  return null;
}
const show = (of: string) => act(async () => root.render(createElement(Probe, { of })));

beforeEach(() => {
  asked = [];
  root = createRoot(document.createElement("div"));
});
afterEach(() => act(async () => root.unmount()));

describe("use kept measurement", () => {
  it("shows what was kept without being begun", async () => {
    await show("kept");
    expect(measurement).toMatchObject({ phase: "complete", state: 3, looking: false });
    expect(asked).toEqual([true]);
  });
  it("waits to be begun where nothing was kept", async () => {
    await show("new");
    expect(measurement).toMatchObject({ phase: "idle", state: 0, looking: false, problem: undefined });
    await act(async () => measurement.begin());
    expect(measurement).toMatchObject({ phase: "complete", state: 3 });
    expect(asked).toEqual([true, false]);
  });
  it("tells at once what cannot be measured", async () => {
    await show("odd");
    expect(measurement).toMatchObject({ phase: "idle", problem: { code: "FAILED_PRECONDITION" } });
  });
  it("shows nothing of what was asked before", async () => {
    await show("kept");
    await show("new");
    expect(measurement).toMatchObject({ phase: "idle", state: 0 });
  });
});
