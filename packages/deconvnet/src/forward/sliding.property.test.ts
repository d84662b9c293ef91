import { type LayerSpec, NetworkError, seededRandom } from "@deconvscope/network";
import fc from "fast-check";
import { beforeAll, describe, it } from "vitest";
import { expectClose } from "../../test/expect-close.ts";
import { outputOf } from "../../test/run-layers.ts";
import { startCpu } from "../../test/start-cpu.ts";

const few = (least: number, most: number) => fc.integer({ min: least, max: most });

const drawSliding = fc.record({
  height: few(4, 9),
  width: few(4, 9),
  channels: few(1, 3),
  kernel: fc.tuple(few(1, 3), few(1, 3)),
  strides: fc.tuple(few(1, 3), few(1, 3)),
  dilations: fc.tuple(few(1, 2), few(1, 2)),
  pads: fc.record({ top: few(0, 2), left: few(0, 2), bottom: few(0, 2), right: few(0, 2) }),
  ceil: fc.boolean(),
  countIncludePad: fc.boolean(),
  groups: fc.boolean(),
  multiplier: few(1, 2),
  seed: few(1, 1e6),
});

type Sliding = typeof drawSliding extends fc.Arbitrary<infer T> ? T : never;

/** Visits the taps of the window at one place: their cell, and whether it is real, declared padding or overhang. */
function visitTaps(
  { height, width, kernel, strides, dilations, pads }: Sliding,
  [placeY, placeX]: readonly [number, number],
  visit: (y: number, x: number, tap: number, where: "real" | "padding" | "overhang") => void,
): void {
  for (let tap = 0; tap < kernel[0] * kernel[1]; tap += 1) {
    const y = placeY * strides[0] + Math.floor(tap / kernel[1]) * dilations[0] - pads.top;
    const x = placeX * strides[1] + (tap % kernel[1]) * dilations[1] - pads.left;
    const isReal = y >= 0 && y < height && x >= 0 && x < width;
    const isOverhang = y >= height + pads.bottom || x >= width + pads.right;
    visit(y, x, tap, isReal ? "real" : isOverhang ? "overhang" : "padding");
  }
}

function places(draw: Sliding, ceil: boolean): [number, number] {
  const count = (length: number, axis: 0 | 1, before: number, after: number): number => {
    const room = length + before + after - (draw.kernel[axis] - 1) * draw.dilations[axis] - 1;
    if (!ceil) return Math.floor(room / draw.strides[axis]) + 1;
    const rounded = Math.ceil(room / draw.strides[axis]) + 1;
    return (rounded - 1) * draw.strides[axis] >= length + before ? rounded - 1 : rounded;
  };
  return [
    count(draw.height, 0, draw.pads.top, draw.pads.bottom),
    count(draw.width, 1, draw.pads.left, draw.pads.right),
  ];
}

async function compare(
  draw: Sliding,
  layer: Exclude<LayerSpec, { operator: "Input" }>,
  outputs: number,
  cell: (image: Float32Array, place: readonly [number, number], channel: number) => number,
): Promise<void> {
  const random = seededRandom(draw.seed);
  const image = Float32Array.from({ length: draw.height * draw.width * draw.channels }, () => random() - 1.5);
  let output: number[];
  try {
    output = await outputOf([draw.height, draw.width, draw.channels], image, [layer]);
  } catch (error) {
    fc.pre(!(error instanceof NetworkError));
    throw error;
  }
  const [rows, columns] = places(draw, "ceil" in layer && layer.ceil);
  const expected: number[] = [];
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      for (let channel = 0; channel < outputs; channel += 1) expected.push(cell(image, [y, x], channel));
    }
  }
  expectClose(output, expected, 1e-5);
}

describe("sliding windows of any geometry equal plain loops", () => {
  beforeAll(startCpu);
  const runs = { numRuns: 100, seed: 3 };
  const base = { name: "layer", inputs: ["input"] };

  it("Conv", () =>
    fc.assert(
      fc.asyncProperty(drawSliding, async (draw) => {
        const groups = draw.groups ? draw.channels : 1;
        const depth = draw.channels / groups;
        const outputs = groups * draw.multiplier;
        const random = seededRandom(draw.seed + 1);
        const shape = [...draw.kernel, depth, outputs];
        const data = Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random() - 0.5);
        const bias = Float32Array.from({ length: outputs }, () => random());
        const { kernel, strides, dilations, pads } = draw;
        const geometry = { kernel, strides, dilations, pads };
        const layer = { ...base, operator: "Conv" as const, ...geometry, groups, filters: { shape, data }, bias };
        await compare(draw, layer, outputs, (image, place, output) => {
          let sum = bias[output]!;
          visitTaps(draw, place, (y, x, tap, where) => {
            if (where !== "real") return;
            for (let channel = 0; channel < depth; channel += 1) {
              const from = Math.floor(output / draw.multiplier) * (groups > 1 ? depth : 0) + channel;
              sum +=
                image[(y * draw.width + x) * draw.channels + from]! * data[(tap * depth + channel) * outputs + output]!;
            }
          });
          return sum;
        });
      }),
      runs,
    ));

  it("MaxPool", () =>
    fc.assert(
      fc.asyncProperty(drawSliding, async (draw) => {
        const { kernel, strides, dilations, pads, ceil } = draw;
        const layer = { ...base, operator: "MaxPool" as const, kernel, strides, dilations, pads, ceil };
        await compare(draw, layer, draw.channels, (image, place, channel) => {
          let most = -Infinity;
          visitTaps(draw, place, (y, x, _tap, where) => {
            if (where === "real") most = Math.max(most, image[(y * draw.width + x) * draw.channels + channel]!);
          });
          return most;
        });
      }),
      runs,
    ));

  it("AveragePool", () =>
    fc.assert(
      fc.asyncProperty(drawSliding, async (draw) => {
        const { kernel, strides, dilations, pads, ceil, countIncludePad } = draw;
        const geometry = { kernel, strides, dilations, pads, ceil, countIncludePad };
        const layer = { ...base, operator: "AveragePool" as const, ...geometry };
        await compare(draw, layer, draw.channels, (image, place, channel) => {
          let [sum, count] = [0, 0];
          visitTaps(draw, place, (y, x, _tap, where) => {
            if (where === "real") sum += image[(y * draw.width + x) * draw.channels + channel]!;
            if (where === "real" || (where === "padding" && countIncludePad)) count += 1;
          });
          return sum / count;
        });
      }),
      runs,
    ));
});
