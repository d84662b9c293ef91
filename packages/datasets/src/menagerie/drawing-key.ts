import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drawingSources } from "@deconvscope/menagerie";
import sharp from "sharp";

const sources = [fileURLToPath(drawingSources), import.meta.dirname];

/** Another one for whatever may draw other pixels: the code that draws, the libraries, the processor. */
export async function drawingKey(folders = sources): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify([sharp.versions, process.arch]));
  for (const folder of folders) {
    const names = await readdir(folder, { recursive: true });
    const code = names.filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts")).sort();
    for (const text of await Promise.all(code.map((name) => readFile(join(folder, name))))) hash.update(text);
  }
  return hash.digest("hex").slice(0, keyLength);
}

const keyLength = 16;

export function isKey(name: string): boolean {
  return name.length === keyLength && /^[0-9a-f]+$/.test(name);
}
