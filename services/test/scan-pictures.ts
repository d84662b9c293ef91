import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { encodePng } from "@deconvscope/datasets";

/**
 * Writes pictures that differ, 20 × 18 pixels, into folders named by their labels in turn.
 * @param labels none: all in the folder itself
 * @returns their paths, as the dataset counts them
 */
export async function writePictures(folder: string, count: number, labels: readonly string[]): Promise<string[]> {
  const paths: string[] = [];
  for (let index = 0; index < count; index++) {
    const label = labels.length === 0 ? "" : (labels[Math.floor((index * labels.length) / count)] ?? "");
    const pixels = Uint8Array.from({ length: 20 * 18 * 3 }, (_, i) => (i * (index + 3) * 31 + index * i * i) % 251);
    await mkdir(join(folder, label), { recursive: true });
    const path = join(folder, label, `${String(index).padStart(4, "0")}.png`);
    await writeFile(path, await encodePng(pixels, 20, 18, 3));
    paths.push(path);
  }
  return paths;
}
