import { expect, test } from "vitest";
import { toChannelsLast } from "./channels-last.ts";

for (const shape of [
  [1, 1, 1, 1],
  [2, 3, 2, 4],
  [1, 7, 5, 33],
  [3, 9, 8, 70],
])
  test(`[${shape}]`, () => {
    const [images, height, width, channels] = shape as [number, number, number, number];
    const size = images * height * width * channels;
    const turned = toChannelsLast(
      "int32",
      Int32Array.from({ length: size }, (_, place) => place),
      shape,
    );
    let place = 0;
    for (let image = 0; image < images; image++)
      for (let row = 0; row < height; row++)
        for (let column = 0; column < width; column++)
          for (let channel = 0; channel < channels; channel++)
            if (turned[place++] !== ((image * channels + channel) * height + row) * width + column)
              expect.fail(`element ${place - 1} is ${turned[place - 1]}`);
    expect(place).toBe(size);
  });
