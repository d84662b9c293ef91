import { describe, expect, it } from "vitest";
import { type LayerRow, layoutLayerTable } from "./layer-table-layout.ts";

const row = (id: string, more: Partial<LayerRow> = {}): LayerRow => ({
  id,
  label: id,
  operator: "conv 3×3",
  output: [8, 8, 4],
  receptiveField: 24,
  stride: 2,
  parameters: 100,
  flops: 1000,
  ...more,
});
const fire = row("fire2", {
  parameters: 400,
  children: [row("fire2/squeeze"), row("fire2/expand", { parameters: 300 })],
});

describe("layoutLayerTable", () => {
  it("keeps modules folded until they are opened", () => {
    expect(layoutLayerTable([row("conv1"), fire], 96, new Set()).map(({ row }) => row.id)).toEqual(["conv1", "fire2"]);
    const open = layoutLayerTable([row("conv1"), fire], 96, new Set(["fire2"]));
    expect(open.map(({ row, depth, open }) => [row.id, depth, open])).toEqual([
      ["conv1", 0, undefined],
      ["fire2", 0, true],
      ["fire2/squeeze", 1, undefined],
      ["fire2/expand", 1, undefined],
    ]);
  });

  it("lines names up where some rows fold", () => {
    const indents = (rows: LayerRow[]) => layoutLayerTable(rows, 96, new Set(["fire2"])).map(({ indent }) => indent);
    expect(indents([row("conv1"), fire])).toEqual([1, 0, 2, 2]);
    expect(indents([row("conv1"), row("conv2")])).toEqual([0, 0]);
  });

  it("draws each column's bars on one scale, open or not", () => {
    const bars = layoutLayerTable([row("conv1"), fire], 96, new Set(["fire2"])).map(({ parameters }) => parameters);
    expect(bars).toEqual([0.25, 1, 0.25, 0.75]);
  });

  it("draws receptive fields over the input's side, at most all of it", () => {
    const rows = [row("a"), row("b", { receptiveField: 200 }), row("c", { receptiveField: undefined })];
    expect(layoutLayerTable(rows, 96, new Set()).map(({ field }) => field)).toEqual([0.25, 1, 1]);
  });

  it("draws no bars where nothing is counted", () => {
    const [only] = layoutLayerTable([row("pool", { parameters: 0, flops: 0 })], 96, new Set());
    expect([only?.parameters, only?.flops]).toEqual([0, 0]);
  });

  it("refuses an id twice at any depth, and counts below zero", () => {
    expect(() => layoutLayerTable([fire, row("fire2/expand")], 96, new Set())).toThrow('got "fire2/expand" twice');
    expect(() => layoutLayerTable([row("a", { flops: -1 })], 96, new Set())).toThrow(
      "a.flops: expected a count of 0 or more, got -1",
    );
    expect(() => layoutLayerTable([], Number.NaN, new Set())).toThrow("inputSide: expected a number above 0, got NaN");
  });
});
