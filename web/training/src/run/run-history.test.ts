import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { RunState, WatchRunResponseSchema } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import { emptyHistory, readRunMessage, stepToGoOn } from "./run-history.ts";

const message = (event: MessageInitShape<typeof WatchRunResponseSchema>["event"], watchers = 1) =>
  create(WatchRunResponseSchema, { event: event!, watchers });
const points = (...steps: number[]) =>
  message({
    case: "metrics",
    value: { metrics: steps.map((step) => ({ step: BigInt(step), loss: step })), dropped: 2n },
  });
const stepsOf = ({ metrics }: typeof emptyHistory) => metrics.map(({ step }) => Number(step));

describe("history of a run", () => {
  it("grows by what comes and says from where a broken stream goes on", () => {
    const history = [points(10, 20), points(30)].reduce(readRunMessage, emptyHistory);
    expect(stepsOf(history)).toEqual([10, 20, 30]);
    expect(stepToGoOn(history)).toBe(30n);
    expect(history).toMatchObject({ dropped: 4, stream: "live", watchers: 1 });
    expect(stepToGoOn(emptyHistory)).toBe(0n);
  });
  it("has every step once, also where a run went back to its checkpoint", () => {
    const history = [points(10, 20, 30), points(30, 40), points(20, 35)].reduce(readRunMessage, emptyHistory);
    expect(stepsOf(history)).toEqual([10, 20, 35]);
  });
  it("keeps each snapshot once, in the order of steps", () => {
    const history = [
      message({ case: "snapshot", value: { step: 8n, model: "r/2" } }),
      message({ case: "run", value: { state: RunState.RUNNING, snapshots: [{ step: 4n, model: "r/1" }] } }),
      message({ case: "snapshot", value: { step: 8n, model: "r/2" } }, 3),
    ].reduce(readRunMessage, emptyHistory);
    expect(history.snapshots.map(({ model }) => model)).toEqual(["r/1", "r/2"]);
    expect(history.watchers).toBe(3);
  });
  it("a broken stream that speaks again is whole", () => {
    const broken = { ...emptyHistory, stream: "broken" as const, retryAt: 5 };
    expect(readRunMessage(broken, points(1))).toMatchObject({ stream: "live", retryAt: undefined });
  });
});
