import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";

const classes = { red: [220, 40, 40], green: [40, 200, 60], blue: [50, 60, 220] } as const;

/** An image folder with `count` noisy pictures of each of three colours. */
export async function writeColours(folder: string, count: number): Promise<void> {
  for (const [name, [red, green, blue]] of Object.entries(classes)) {
    await mkdir(join(folder, name), { recursive: true });
    for (let index = 0; index < count; index++) {
      const shade = (level: number, at: number) => Math.min(255, level + ((at * 37 + index * 101) % 35));
      const pixels = Uint8Array.from({ length: 20 * 20 * 3 }, (_, at) => shade([red, green, blue][at % 3]!, at));
      const png = await sharp(pixels, { raw: { width: 20, height: 20, channels: 3 } })
        .png()
        .toBuffer();
      await writeFile(join(folder, name, `${index}.png`), png);
    }
  }
}

/** The JSON of a network that learns colours in seconds. */
export const tinyArchitecture = JSON.stringify({
  name: "tiny",
  inputShape: [12, 12, 3],
  layers: [
    { name: "conv1", operator: "Conv", filters: 8, kernel: 5, strides: 2, padding: 2 },
    { name: "relu1", operator: "Relu" },
    { name: "pool1", operator: "MaxPool", kernel: 3, strides: 2, ceil: true },
    { name: "conv2", operator: "Conv", filters: 8, kernel: 3, padding: 1 },
    { name: "relu2", operator: "Relu" },
    { name: "flatten", operator: "Flatten" },
    { name: "fc3", operator: "Gemm", units: 3 },
    { name: "softmax", operator: "Softmax" },
  ],
});
