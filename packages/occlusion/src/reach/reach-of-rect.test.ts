import { compileNetwork } from "@deconvscope/deconvnet";
import { buildDrawn, drawNetwork } from "@deconvscope/deconvnet/random-networks";
import { buildNetwork, type Network, type Rect, seededRandom } from "@deconvscope/network";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { drawImage } from "../../test/draw-image.ts";
import { paintRect } from "../../test/paint-rect.ts";
import { runWhole } from "../../test/run-whole.ts";
import { startCpu } from "../../test/start-cpu.ts";
import { reachOfRect } from "./reach-of-rect.ts";

const noPads = { top: 0, left: 0, bottom: 0, right: 0 };

beforeAll(startCpu);

test("rows and columns of padded, dilated, strided, cropped and padded maps, by hand", () => {
  const network = buildNetwork(
    [
      { operator: "Input", name: "input", inputs: [], shape: [12, 20, 1] },
      {
        operator: "AveragePool",
        name: "dilated",
        inputs: ["input"],
        kernel: [3, 1],
        strides: [1, 1],
        dilations: [2, 1],
        pads: { top: 2, left: 0, bottom: 2, right: 0 },
        ceil: false,
        countIncludePad: false,
      },
      {
        operator: "MaxPool",
        name: "pool",
        inputs: ["dilated"],
        kernel: [2, 3],
        strides: [2, 2],
        dilations: [1, 1],
        pads: noPads,
        ceil: true,
      },
      {
        operator: "Pad",
        name: "pad",
        inputs: ["pool"],
        mode: "constant",
        value: 0,
        amounts: [
          [1, 0],
          [-2, 3],
          [0, 0],
        ],
      },
      { operator: "Slice", name: "cut", inputs: ["pad"], starts: [1, 0, 0], sizes: [3, 5, 1], steps: [2, 2, 1] },
      { operator: "GlobalMaxPool", name: "all", inputs: ["cut"] },
    ],
    "all",
  );
  // Pixels 5 … 6 down, 8 … 9 across.
  const reaches = reachOfRect(network, { x: 8, y: 5, width: 2, height: 2 });
  const cells = [...reaches].map(([name, axes]) => [name, ...axes.map(({ low, high }) => [low[0], high[0]])]);
  expect(cells).toEqual([
    ["input", [5, 6], [8, 9]],
    ["dilated", [3, 8], [8, 9]],
    ["pool", [1, 4], [3, 4]],
    ["pad", [2, 5], [1, 2]],
    ["cut", [1, 2], [1, 1]],
  ]);
});

test("what a rectangle cannot reach does not change, on random networks", () =>
  fc.assert(
    fc.asyncProperty(drawNetwork, async (draw) => {
      const compiled = compileNetwork(buildDrawn(draw));
      const { network } = compiled;
      const rect = drawRect(network, draw.seed);
      const reaches = [...reachOfRect(network, rect)].filter(([name]) => name !== "input");
      const names = reaches.map(([name]) => name);
      const image = drawImage(network, draw.seed + 1);
      const painted = paintRect(image, drawImage(network, draw.seed + 2), network.layers[0]!.shape, rect);
      const [before, after] = [await runWhole(compiled, image, names), await runWhole(compiled, painted, names)];
      for (const [at, [name, [rows, columns]]] of reaches.entries()) {
        const channels = compiled.layer(name).shape[2]!;
        const changed = [...before[at]!.keys()].filter((unit) => before[at]![unit] !== after[at]![unit]);
        for (const unit of changed) {
          const cell = Math.floor(unit / channels);
          const [y, x] = [Math.floor(cell / columns.length), cell % columns.length];
          expect(y >= rows.low[0]! && y <= rows.high[0]! && x >= columns.low[0]! && x <= columns.high[0]!).toBe(true);
        }
      }
      compiled.dispose();
    }),
    { numRuns: 60, seed: 5 },
  ));

function drawRect({ layers }: Network, seed: number): Rect {
  const [rows = 1, columns = 1] = layers[0]!.shape;
  const random = seededRandom(seed);
  const [width, height] = [1 + Math.floor(random() * 3), 1 + Math.floor(random() * 5)];
  const [x, y] = [Math.floor(random() * (columns - width + 1)), Math.floor(random() * (rows - height + 1))];
  return { x, y, width, height };
}
