import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { drawAnimal, menagerieLabels, menagerieSplits, type SplitName } from "@deconvscope/menagerie";
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
/** Every so many drawings one is looked at to see whether what is cached is of the same drawings. */
const sampling = 40;

/**
 * Renders every image of a split, or reads what an earlier run rendered of the same drawings.
 * @param cache folder that keeps the pixels for the next run
 */
export async function renderSplit(split: SplitName, size: number, cache: string): Promise<RenderedSplit> {
  const count = menagerieSplits.find(({ name }) => name === split)?.images ?? 0;
  const draw = (index: number) => drawAnimal({ split, index, size });
  const pixels = await renderDrawings(count, size, (index) => draw(index).svg, join(cache, split));
  return {
    count,
    size,
    pixels,
    labels: Uint8Array.from({ length: count }, (_, index) => index % menagerieLabels.length),
  };
}

/**
 * Renders drawings, or reads what an earlier run rendered of the same ones.
 * @param file beginning of the cached file's name
 * @returns [count, size, size, 3]
 */
export async function renderDrawings(
  count: number,
  size: number,
  draw: (index: number) => string,
  file: string,
): Promise<Uint8Array> {
  const hash = createHash("sha256").update(`${count} ${size}`);
  for (let index = 0; index < count; index += sampling) hash.update(draw(index));
  const cached = `${file}-${hash.digest("hex").slice(0, 16)}.bin`;
  return (await readIfThere(cached)) ?? (await render(count, size, draw, cached));
}

async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

async function render(count: number, size: number, draw: (index: number) => string, file: string): Promise<Uint8Array> {
  const length = size * size * 3;
  const pixels = new Uint8Array(count * length);
  const renderOne = async (index: number) => {
    const image = await sharp(Buffer.from(draw(index)))
      .removeAlpha()
      .raw()
      .toBuffer();
    pixels.set(image, index * length);
  };
  for (let first = 0; first < count; first += together)
    await Promise.all(
      Array.from({ length: Math.min(together, count - first) }, (_, place) => renderOne(first + place)),
    );
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.part`, pixels);
  await rename(`${file}.part`, file);
  return pixels;
}
