import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Blobs of a data directory, and those whose bytes are others than their name says. */
export async function findTornBlobs(dataDir: string): Promise<{ blobs: number; torn: string[] }> {
  const folder = join(dataDir, "blobs");
  const names = await readdir(folder);
  const torn: string[] = [];
  for (const name of names) {
    const bytes = await readFile(join(folder, name));
    if (createHash("sha256").update(bytes).digest("hex") !== name) {
      torn.push(name);
    }
  }
  return { blobs: names.length, torn };
}
