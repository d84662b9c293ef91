import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { drawAnimal, menagerieSplits, type SplitName } from "@deconvscope/menagerie";
import sharp from "sharp";

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

/** Renders every image of a split. @param cache folder that keeps the pixels for the next run */
export async function renderSplit(split: SplitName, size: number, cache: string): Promise<RenderedSplit> {
  const count = menagerieSplits.find(({ name }) => name === split)?.images ?? 0;
  const drawn = Array.from({ length: count }, (_, index) => drawAnimal({ split, index, size }));
  const svgs = drawn.map(({ svg }) => svg);
  return {
    count,
    size,
    labels: Uint8Array.from(drawn, ({ label }) => label),
    pixels: await renderDrawings(svgs, size, cache, split),
  };
}

/**
 * Renders drawings, or reads what an earlier run rendered of the same ones.
 * @returns [count, size, size, 3]
 */
export async function renderDrawings(
  svgs: readonly string[],
  size: number,
  cache: string,
  name: string,
): Promise<Uint8Array> {
  const hash = createHash("sha256");
  for (const svg of svgs) hash.update(svg);
  const file = join(cache, `${name}-${size}-${hash.digest("hex").slice(0, 16)}.bin`);
  return (await readIfThere(file)) ?? (await render(svgs, size, file));
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
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.part`, pixels);
  await rename(`${file}.part`, file);
  return pixels;
}
