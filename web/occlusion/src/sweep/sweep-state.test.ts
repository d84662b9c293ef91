import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { OccludeResponseSchema } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import { emptySweep, readSweepMessage, type Sweep } from "./sweep-state.ts";

type Event = MessageInitShape<typeof OccludeResponseSchema>["event"];
const start: Event = {
  case: "start",
  value: {
    rows: 2,
    columns: 3,
    patch: 4,
    stride: 2,
    height: 6,
    width: 8,
    classIndex: 7,
    probability: 0.9,
    unit: { layer: "conv5", channel: 12 },
    activity: 30,
    topClass: 7,
    topProbability: 0.9,
  },
};
const firstTiles: Event = {
  case: "tiles",
  value: {
    rows: [0, 0],
    columns: [0, 2],
    probabilities: [0.5, 0.25],
    topClasses: [7, 0],
    activities: [20, 10],
    topProbabilities: [0.5, 0.75],
    progress: { done: 2n, total: 6n, rate: 40 },
  },
};

function read(...events: Event[]): Sweep {
  return events.reduce(
    (sweep: Sweep, event) => readSweepMessage(sweep, create(OccludeResponseSchema, { event: event! })),
    emptySweep,
  );
}

describe("sweep state", () => {
  it("knows after the start where squares will be, and nothing of them", () => {
    const { start: known, tiles, done } = read(start);
    expect(known).toMatchObject({
      grid: { rows: 2, columns: 3, patch: 4, stride: 2, height: 6, width: 8 },
      classIndex: 7,
      unit: { layer: "conv5", channel: 12 },
    });
    expect([...tiles!.topClasses]).toEqual([-1, -1, -1, -1, -1, -1]);
    expect(tiles!.probabilities.every(Number.isNaN)).toBe(true);
    expect(done).toBe(0);
  });

  it("puts tiles in their places and leaves the state before alone", () => {
    const before = read(start);
    const { tiles, done, rate } = readSweepMessage(before, create(OccludeResponseSchema, { event: firstTiles }));
    expect([...tiles!.probabilities]).toEqual([0.5, Number.NaN, 0.25, Number.NaN, Number.NaN, Number.NaN]);
    expect([...tiles!.topClasses]).toEqual([7, -1, 0, -1, -1, -1]);
    expect([...tiles!.activities].slice(0, 3)).toEqual([20, Number.NaN, 10]);
    expect([...tiles!.topProbabilities].slice(0, 3)).toEqual([0.5, Number.NaN, 0.75]);
    expect({ done, rate }).toEqual({ done: 2, rate: 40 });
    expect(before.tiles!.probabilities.every(Number.isNaN)).toBe(true);
  });

  it("a stream that was opened again repeats itself and loses nothing", () => {
    const again = read(start, firstTiles, start);
    expect(again.tiles!.probabilities[2]).toBe(0.25);
    expect(again.done).toBe(2);
    expect(readSweepMessage(again, create(OccludeResponseSchema, { event: firstTiles })).done).toBe(2);
  });

  it("reads the maps of the summary, from bytes that start anywhere", () => {
    const bytes = new Uint8Array(9);
    new Float32Array(1).fill(0.5);
    bytes.set(new Uint8Array(new Float32Array([0.5, Number.NaN]).buffer), 1);
    const map = { shape: [1, 2], data: bytes.subarray(1) };
    const { summary } = read(start, {
      case: "summary",
      value: { probability: map, activity: map, dropOnParts: 0.6, partsArea: 0.2 },
    });
    expect([...summary!.probability]).toEqual([0.5, Number.NaN]);
    expect(summary!.parts).toEqual({ drop: 0.6, area: 0.2 });
  });

  it("tells what is missing", () => {
    expect(() => read(firstTiles)).toThrow("expected start before tiles");
    expect(() => read(start, { case: "summary", value: {} })).toThrow("expected probability in summary");
  });
});
