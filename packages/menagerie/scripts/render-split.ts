import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { drawAnimal, menagerieSplits, type SplitName } from "../src/index.ts";

/** A split as pixels. */
export interface RenderedSplit {
  readonly count: number;
  /** Side of the square images. */
  readonly size: number;
  /** [count, size, size, 3] */
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
}

const together = 8;

/**
 * Renders every image of a split, or reads what an earlier run rendered of the same drawings.
 * @param cache folder for the pixels
 */
export async function renderSplit(split: SplitName, size: number, cache: string): Promise<RenderedSplit> {
  const count = menagerieSplits.find(({ name }) => name === split)?.images ?? 0;
  const labels = new Uint8Array(count);
  const svgs: string[] = [];
  const hash = createHash("sha256");
  for (let index = 0; index < count; index++) {
    const { svg, label } = drawAnimal({ split, index, size });
    labels[index] = label;
    svgs.push(svg);
    hash.update(svg);
  }
  const file = join(cache, `${split}-${size}-${hash.digest("hex").slice(0, 16)}.bin`);
  return { count, size, labels, pixels: (await readIfThere(file)) ?? (await render(svgs, size, file)) };
}

async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

async function render(svgs: readonly string[], size: number, file: string): Promise<Uint8Array> {
  const length = size * size * 3;
  const pixels = new Uint8Array(svgs.length * length);
  for (let first = 0; first < svgs.length; first += together)
    await Promise.all(
      svgs.slice(first, first + together).map(async (svg, place) => {
        const image = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer();
        pixels.set(image, (first + place) * length);
      }),
    );
  await mkdir(join(file, ".."), { recursive: true });
  await writeFile(file, pixels);
  return pixels;
}
