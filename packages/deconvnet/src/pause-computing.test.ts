import { describe, expect, it } from "vitest";
import { createPause } from "./pause-computing.ts";

function compute(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe("createPause", () => {
  it("lets others run once enough was computed", async () => {
    const pause = createPause(undefined);
    let heard = false;
    setImmediate(() => {
      heard = true;
    });
    compute(12);
    await pause();
    expect(heard).toBe(true);
  });

  it("rejects with the reason of an abort that came meanwhile", async () => {
    const controller = new AbortController();
    const pause = createPause(controller.signal);
    await pause();
    setImmediate(() => controller.abort(new Error("enough")));
    compute(12);
    await expect(pause()).rejects.toThrow("enough");
  });
});
