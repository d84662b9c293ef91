import { describe, expect, it } from "vitest";
import {
  type EvolutionCell,
  type EvolutionLayer,
  type EvolutionSnapshot,
  layoutEvolutionGrid,
} from "./evolution-grid-layout.ts";
import { cellText, layerText } from "./evolution-grid-words.ts";
import { evolutionRows } from "./evolution-rows.ts";
import { matchPlace } from "./match-place.ts";

const snapshots: readonly EvolutionSnapshot[] = [
  ...[1, 2, 5, 10].map((epoch) => ({ key: `${epoch}`, epoch })),
  { key: "64", epoch: 64, due: "in about 4 min" },
];
const cell = (more: Partial<EvolutionCell> = {}): EvolutionCell => ({
  activation: 5,
  image: "oboe",
  jump: false,
  ...more,
});
const layer = (cells: EvolutionLayer["followed"][number]["cells"], changes: EvolutionLayer["changes"] = []) => ({
  name: "conv1",
  changes,
  followed: [{ channel: 16, cells }],
});
const layout = (layers: readonly EvolutionLayer[], width = 900) => layoutEvolutionGrid(snapshots, layers, { width });
const cellsOf = (cells: EvolutionLayer["followed"][number]["cells"]) =>
  layout([layer(cells)]).rows.flatMap((row) => (row.kind === "map" ? row.cells : []));

describe("layoutEvolutionGrid", () => {
  it("puts followed maps under their layer, a cell a snapshot", () => {
    const { rows } = layout([layer([cell()])]);
    expect(rows.map(({ kind }) => kind)).toEqual(["layer", "map"]);
    expect(cellsOf([cell()]).map(({ snapshot, kind }) => [snapshot.key, kind])).toEqual([
      ["1", "pictures"],
      ["2", "waiting"],
      ["5", "waiting"],
      ["10", "waiting"],
      ["64", "due"],
    ]);
  });

  it("holds an image from one snapshot to the next, unless another won or nothing excites the map", () => {
    const cells = cellsOf([cell(), cell(), cell({ jump: true }), cell({ activation: 0 })]);
    expect(cells.map(({ held }) => held)).toEqual([true, false, false, false, false]);
    expect(cells.map(({ jump }) => jump)).toEqual([false, false, true, false, false]);
    expect(cells.map(({ kind }) => kind)).toEqual(["pictures", "pictures", "pictures", "silent", "due"]);
  });

  it("scales all changes by the largest", () => {
    const { rows } = layout([layer([], [undefined, 0.1, 0.4]), { ...layer([], [undefined, 0.2]), name: "conv2" }]);
    const shares = rows.flatMap((row) => (row.kind === "layer" ? [row.changes.map(({ share }) => share)] : []));
    expect(shares).toEqual([
      [0, 0.25, 1, 0, 0],
      [0, 0.5, 0, 0, 0],
    ]);
  });

  it("shares the width among the columns, from 48 px a picture to 72, and keeps a width that it is given", () => {
    expect(layout([], 900).side).toBe(72);
    expect(layout([], 700).side).toBe(56);
    expect(layout([], 400)).toMatchObject({ side: 44, narrow: true, headWidth: 58 });
    expect(layoutEvolutionGrid(snapshots, [], { width: 900, columnWidth: 105 })).toMatchObject({ side: 48 });
  });

  it("refuses what occurs twice, and more cells than snapshots", () => {
    const twice = () => layoutEvolutionGrid([snapshots[0]!, snapshots[0]!], [], { width: 900 });
    expect(twice).toThrow('snapshots: expected each once, got "1" twice');
    expect(() => layout([layer([]), layer([])])).toThrow('layers: expected each once, got "conv1" twice');
    expect(() => layout([layer(Array.from({ length: 6 }, () => cell()))])).toThrow(
      "conv1: expected at most 5, one a snapshot, got 6",
    );
  });
});

describe("cellText", () => {
  it("says what is seen", () => {
    const cells = cellsOf([cell({ jump: true }), cell(), cell({ activation: 0 }), cell({ zero: true })]);
    expect(cells.map(cellText)).toEqual([
      "conv1 · 16, epoch 1: oboe, activation 5.00, jump, held",
      "conv1 · 16, epoch 2: oboe, activation 5.00",
      "conv1 · 16, epoch 5: nothing excites it",
      "conv1 · 16, epoch 10: oboe, activation 5.00, projection 0: rectification leaves nothing",
      "conv1 · 16, epoch 64: in about 4 min",
    ]);
    expect(cellText(cellsOf([])[0]!)).toBe("conv1 · 16, epoch 1: not known yet");
  });
});

describe("layerText", () => {
  it("has what is known", () => {
    expect(layerText({ ...layer([]), maps: 32, field: 7 })).toBe("32 maps, 7 px");
    expect(layerText({ ...layer([]), maps: 1 })).toBe("1 map");
  });
});

describe("evolutionRows", () => {
  it("has a record of each cell that is known", () => {
    expect(
      evolutionRows(snapshots, [
        layer([cell(), cell({ jump: true }), cell({ activation: 0, image: undefined })], [undefined, 0.2]),
      ]),
    ).toEqual([
      { layer: "conv1", channel: 16, epoch: 1, activation: 5, image: "oboe", jump: false, change: undefined },
      { layer: "conv1", channel: 16, epoch: 2, activation: 5, image: "oboe", jump: true, change: 0.2 },
      { layer: "conv1", channel: 16, epoch: 5, activation: 0, image: "", jump: false, change: undefined },
    ]);
  });
});

describe("matchPlace", () => {
  it("agrees where all that is given does", () => {
    const at = { layer: "conv1", channel: 16, snapshot: "5" };
    expect([{ layer: "conv1" }, { snapshot: "5" }, at].map((place) => matchPlace(place, at))).toEqual([
      true,
      true,
      true,
    ]);
    expect(matchPlace({ layer: "conv1", channel: 10 }, at)).toBe(false);
    expect(matchPlace(undefined, at)).toBe(false);
  });
});
