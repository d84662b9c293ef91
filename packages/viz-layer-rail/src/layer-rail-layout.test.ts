import { describe, expect, it } from "vitest";
import { type LayerRailItem, layoutLayerRail } from "./layer-rail-layout.ts";

const layer = (id: string, more: Partial<LayerRailItem> = {}): LayerRailItem => ({
  id,
  label: id,
  shape: "8 × 4²",
  receptiveField: 10,
  ...more,
});
const many = (count: number, more: (index: number) => Partial<LayerRailItem> = () => ({})) =>
  Array.from({ length: count }, (_, index) => layer(`conv${index}`, more(index)));

describe("layoutLayerRail", () => {
  it("draws receptive fields over the image's side", () => {
    const { stages } = layoutLayerRail([layer("a", { receptiveField: 57 })], 228, undefined);
    expect(stages[0]?.cells[0]).toMatchObject({ share: 0.25, field: "57 px" });
  });

  it("never draws a bar longer than the image", () => {
    const { stages } = layoutLayerRail([layer("a", { receptiveField: 451 })], 224, undefined);
    expect(stages[0]?.cells[0]).toMatchObject({ share: 1, field: "451 px" });
  });

  it("gives a layer without a place the whole image", () => {
    const { stages } = layoutLayerRail([layer("fc", { receptiveField: undefined })], 224, undefined);
    expect(stages[0]?.cells[0]).toMatchObject({ share: 1, field: "all 224 px" });
  });

  it("keeps 15 layers on one level and puts 16 on two", () => {
    expect(layoutLayerRail(many(15), 224, undefined).stages).toHaveLength(1);
    expect(layoutLayerRail(many(16), 224, undefined).stages.map(({ cells }) => cells.length)).toEqual([12, 4]);
  });

  it("groups by stage where stages are named, and finds the current one", () => {
    const items = many(20, (index) => ({ stage: index < 3 ? "stem" : "layer1" }));
    const { stages, currentStage } = layoutLayerRail(items, 224, "conv7");
    expect(stages.map(({ label, cells }) => [label, cells.length])).toEqual([
      ["stem", 3],
      ["layer1", 17],
    ]);
    expect(currentStage).toBe(1);
  });

  it("names stages that have no name by their first and last layer", () => {
    const { stages } = layoutLayerRail(many(25), 224, undefined);
    expect(stages.map(({ label }) => label)).toEqual(["conv0 … conv11", "conv12 … conv23", "conv24"]);
  });

  it("refuses the same id twice, and an input without a side", () => {
    expect(() => layoutLayerRail([layer("a"), layer("a")], 224, "a")).toThrow('expected every id once, got "a" twice');
    expect(() => layoutLayerRail([], 0, undefined)).toThrow("inputSide: expected a number above 0, got 0");
  });
});
