import { describe, expect, it, vi } from "vitest";
import { emptySweep, type Sweep } from "../sweep/sweep-state.ts";
import type { RunningSweep } from "../sweep/use-sweep.ts";
import { bothSweeps } from "./both-sweeps.ts";

function running(state: Sweep["state"] | undefined): RunningSweep {
  return { sweep: state && { ...emptySweep, state }, cancel: vi.fn(), again: vi.fn() };
}

describe("both sweeps", () => {
  it("are cancelled and begun again together", () => {
    const [first, second] = [running("streaming"), running("streaming")];
    const both = bothSweeps(first, second);
    both.cancel();
    both.again();
    for (const { cancel, again } of [first, second]) {
      expect(cancel).toHaveBeenCalledTimes(1);
      expect(again).toHaveBeenCalledTimes(1);
    }
  });

  it.each([
    ["streaming", "streaming", "first"],
    ["complete", "streaming", "second"],
    ["cancelled", "streaming", "second"],
    ["complete", "complete", "first"],
    ["complete", undefined, "first"],
    [undefined, "streaming", "first"],
  ] as const)("%s and %s: the %s tells how far it is", (one, other, expected) => {
    const [first, second] = [running(one), running(other)];
    expect(bothSweeps(first, second).sweep).toBe(expected === "first" ? first.sweep : second.sweep);
  });
});
