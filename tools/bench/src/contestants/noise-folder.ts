import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { encodePng } from "@deconvscope/datasets";
import { seededRandom } from "@deconvscope/network";

const side = 64;

/** Images a class of each split. */
export interface NoiseCounts {
  readonly classes: number;
  readonly train: number;
  readonly val: number;
}

/** Writes an image folder of noise, 64 × 64, as PNG: what is in a picture does not matter to speed. */
export async function writeNoiseFolder(folder: string, { classes, ...splits }: NoiseCounts): Promise<void> {
  const random = seededRandom(1);
  const noise = new Uint8Array(1021 * side).map(() => Math.floor(256 * random()));
  let images = 0;
  for (const [split, count] of Object.entries(splits)) {
    for (let label = 0; label < classes; label++) {
      const place = path.join(folder, split, `class-${label}`);
      await mkdir(place, { recursive: true });
      for (let index = 0; index < count; index++) {
        images += 1;
        const pixels = Uint8Array.from({ length: side * side * 3 }, (_, i) => noise[(i * images) % noise.length]!);
        await writeFile(path.join(place, `${index}.png`), await encodePng(pixels, side, side, 3));
      }
    }
  }
}
