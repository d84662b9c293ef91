import { describe, expect, it } from "vitest";
import { fires, inception, residual } from "../gallery/networks.ts";
import { checkLayers, shapeText } from "./graph-layer.ts";
import { layoutLayerGraph } from "./layer-graph-layout.ts";
import { layerGraphToSvg } from "./layer-graph-to-svg.ts";
import { layoutSilhouette } from "./silhouette-layout.ts";

describe("layoutLayerGraph", () => {
  it("draws sides and map counts to scale", () => {
    const { byId } = layoutLayerGraph(fires, { width: 1340 });
    const [input, conv1, fire8] = [byId.get("input"), byId.get("conv1"), byId.get("fire8")];
    expect((conv1?.height ?? 0) / (input?.height ?? 1)).toBeCloseTo(111 / 227, 6);
    expect((fire8?.depth ?? 0) / (conv1?.depth ?? 1)).toBeCloseTo(512 / 96, 6);
    expect((fire8?.squeeze ?? 0) / (fire8?.depth ?? 1)).toBeCloseTo(64 / 512, 6);
  });

  it("fits the width where it can and grows beyond where it cannot", () => {
    expect(layoutLayerGraph(fires, { width: 1340 }).width).toBeLessThanOrEqual(1340);
    expect(layoutLayerGraph(fires, { width: 500 }).width).toBeGreaterThan(500);
  });

  it("lets no boxes of neighbouring columns overlap", () => {
    for (const layers of [fires, inception, residual(3), residual(50)]) {
      const { boxes } = layoutLayerGraph(layers, { width: 900 });
      for (const box of boxes) {
        const next = boxes.find(({ column }) => column === box.column + 1);
        if (next) expect(box.x + box.width + box.depth).toBeLessThanOrEqual(next.left);
      }
    }
  });

  it("stacks parallel layers without overlap around one axis", () => {
    const { boxes, axis } = layoutLayerGraph(inception);
    const stack = boxes.filter(({ column }) => column === 2);
    expect(stack.map(({ layer }) => layer.id)).toEqual(["1x1", "3x3", "5x5", "pool"]);
    stack.forEach((box, index) => {
      const below = stack[index + 1];
      if (below) expect(box.y + box.height).toBeLessThan(below.y - below.depth * 0.65);
    });
    expect(stack[0]?.y).toBeLessThan(axis);
    expect(stack[3]?.y).toBeGreaterThan(axis);
  });

  it("keeps the longest box below the top of the figure", () => {
    for (const layers of [fires, inception, residual(2)]) {
      const tops = layoutLayerGraph(layers, { width: 500 }).boxes.map(({ y, depth }) => y - depth * 0.65);
      expect(Math.min(...tops)).toBeGreaterThan(0);
    }
  });

  it("stands dense layers upright", () => {
    const fc = layoutLayerGraph(inception).byId.get("fc");
    expect(fc?.depth).toBe(0);
    expect(fc?.height).toBeGreaterThan(fc?.width ?? 0);
  });

  it("turns compact for deep networks, 153 layers in less than 3000 px", () => {
    const deep = layoutLayerGraph(residual(50), { width: 1340 });
    expect(deep.compact).toBe(true);
    expect(deep.boxes).toHaveLength(153);
    expect(deep.width).toBeLessThan(3000);
    expect(layoutLayerGraph(fires).compact).toBe(false);
    expect(layoutLayerGraph(fires, { compact: true }).compact).toBe(true);
  });

  it("draws nothing of nothing", () => {
    expect(layoutLayerGraph([])).toMatchObject({ boxes: [], width: 0 });
  });
});

describe("checkLayers", () => {
  const layer = { id: "a", label: "a", height: 4, width: 4, channels: 8, inputs: [] };

  it.each([
    [[layer, layer], 'expected every id once, got "a" twice'],
    [[{ ...layer, height: 0 }], "a.height: expected a number above 0, got 0"],
    [[{ ...layer, parts: [{ label: "1 × 1", channels: 3 }] }], "a.parts: expected 8 channels together, got 3"],
  ])("refuses %#", (layers, message) => {
    expect(() => checkLayers(layers)).toThrow(message);
  });

  it.each([
    [layer, "4²×8"],
    [{ ...layer, width: 6 }, "4×6×8"],
    [{ ...layer, height: 1, width: 1, channels: 4096 }, "4,096"],
  ])("names shapes %#", (given, text) => {
    expect(shapeText(given)).toBe(text);
  });
});

describe("layerGraphToSvg", () => {
  it("is a file with every layer's name and no page's colours", () => {
    const svg = layerGraphToSvg(fires, { width: 1340, theme: "dark" });
    for (const { label } of fires) expect(svg).toContain(`>${label}</text>`);
    expect(svg.match(/<image/g)).toHaveLength(fires.length);
    expect(svg).not.toContain("var(");
  });

  it("draws shortcuts as arcs and parallel paths as links", () => {
    expect(layerGraphToSvg(residual(2)).match(/class="edge"/g)).toHaveLength(2);
    expect(layerGraphToSvg(inception).match(/class="edge"/g)).toHaveLength(8);
    expect(layerGraphToSvg(fires)).not.toContain('class="edge"');
  });
});

describe("layoutSilhouette", () => {
  it("is as wide as asked; heights follow sides, widths the root of the maps", () => {
    const bars = layoutSilhouette(
      [
        { side: 100, channels: 4 },
        { side: 50, channels: 16 },
      ],
      100,
      40,
    );
    expect(bars.map(({ height }) => height)).toEqual([40, 20]);
    expect((bars[1]?.width ?? 0) / (bars[0]?.width ?? 1)).toBeCloseTo(2, 6);
    expect((bars[1]?.x ?? 0) + (bars[1]?.width ?? 0)).toBeCloseTo(100, 6);
    expect(bars[1]?.y).toBe(10);
  });

  it("keeps 153 layers inside a card", () => {
    const layers = residual(50).map(({ height, channels }) => ({ side: height, channels }));
    const last = layoutSilhouette(layers, 232, 48).at(-1);
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(232, 6);
  });
});
