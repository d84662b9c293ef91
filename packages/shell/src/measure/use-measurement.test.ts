// @vitest-environment happy-dom
import { act, createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Measurement, useMeasurement } from "./use-measurement.ts";

Reflect.set(globalThis, "IS_REACT_ACT_ENVIRONMENT", true);
let root: Root;
let measurement: Measurement<number>;

let breakOff: () => void = () => undefined;
let goOn: () => void = () => undefined;

async function* tellOnceAndWait(signal: AbortSignal, onBreak: () => void): AsyncIterable<number> {
  yield 1;
  breakOff = onBreak;
  await new Promise<void>((resolve, reject) => {
    goOn = resolve;
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  yield 1;
  await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
}
function Probe({ of }: { of: string }) {
  measurement = useMeasurement(of, 0, tellOnceAndWait, (sum, message: number) => sum + message);
  return null;
}
const show = (of: string) => act(async () => root.render(createElement(Probe, { of })));

beforeEach(() => {
  root = createRoot(document.createElement("div"));
});
afterEach(() => act(async () => root.unmount()));

describe("use measurement", () => {
  it("what was left while it ran can be begun again on return", async () => {
    await show("a");
    await act(async () => measurement.begin());
    expect(measurement).toMatchObject({ phase: "running", state: 1 });
    await show("b");
    expect(measurement).toMatchObject({ phase: "idle", state: 0 });
    await show("a");
    expect(measurement).toMatchObject({ phase: "idle", state: 0 });
    await act(async () => measurement.begin());
    expect(measurement).toMatchObject({ phase: "running", state: 1 });
  });
  it("waits while the connection is broken, with what came before, until the next message", async () => {
    await show("a");
    await act(async () => measurement.begin());
    expect(measurement).toMatchObject({ state: 1, waiting: false });
    await act(async () => breakOff());
    expect(measurement).toMatchObject({ phase: "running", state: 1, waiting: true });
    await act(async () => goOn());
    expect(measurement).toMatchObject({ phase: "running", state: 2, waiting: false });
  });
  it("keeps what came when the reader cancels", async () => {
    await show("a");
    await act(async () => measurement.begin());
    await act(async () => measurement.cancel());
    expect(measurement).toMatchObject({ phase: "cancelled", state: 1 });
  });
});
