import { architectures, instantiate, type LayerOf, seededRandom } from "@deconvscope/network";
import { expect, test } from "vitest";
import { smoothFirstFilters } from "./smooth-filters.ts";

const noisy = instantiate(architectures.get("zfnet-small")!(3), seededRandom(1), "he");
const convolutions = (network: typeof noisy) =>
  network.layers.filter((layer): layer is LayerOf<"Conv"> => layer.operator === "Conv");

/** Mean product of neighbours across, against the mean square. */
function correlation({ filters }: LayerOf<"Conv">): number {
  const [height = 0, width = 0, inputs = 0, outputs = 0] = filters.shape;
  const depth = inputs * outputs;
  let [products, squares] = [0, 0];
  for (let row = 0; row < height; row++)
    for (let place = row * width * depth; place < (row * width + width - 1) * depth; place++) {
      products += filters.data[place]! * filters.data[place + depth]!;
      squares += filters.data[place]! ** 2;
    }
  return products / squares;
}

test("the first filters get the size asked for, and neighbours that resemble each other", () => {
  const [before] = convolutions(noisy);
  const [after] = convolutions(smoothFirstFilters(noisy, 1, 0.02));
  const rms = Math.hypot(...after!.filters.data) / Math.sqrt(after!.filters.data.length);
  expect(rms).toBeCloseTo(0.02, 6);
  expect(Math.abs(correlation(before!))).toBeLessThan(0.1);
  expect(correlation(after!)).toBeGreaterThan(0.6);
});

test("other layers stay as they are", () => {
  const [, ...before] = convolutions(noisy);
  const [, ...after] = convolutions(smoothFirstFilters(noisy, 1, 0.02));
  expect(after.map(({ filters }) => filters.data)).toEqual(before.map(({ filters }) => filters.data));
});
