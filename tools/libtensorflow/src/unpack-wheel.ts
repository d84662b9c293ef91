import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import yauzl from "yauzl";

/**
 * Unpacks those files of a Python wheel that are wanted.
 * @param folder they lie in it as in the wheel, with the rights they have there
 */
export async function unpackWheel(
  wheel: string,
  folder: string,
  isWanted: (file: string) => boolean,
  signal: AbortSignal,
): Promise<void> {
  const zip = await yauzl.openPromise(wheel, { autoClose: false });
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith("/") || !isWanted(entry.fileName)) continue;
      const target = path.join(folder, entry.fileName);
      await mkdir(path.dirname(target), { recursive: true });
      const mode = (entry.externalFileAttributes >>> 16) & 0o777 || 0o644;
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { mode }), { signal });
    }
  } finally {
    zip.close();
  }
}

/**
 * What a Python wheel needs under one of its extras.
 * @returns requirements as pip takes them, e.g. "nvidia-nccl-cu12<3.0,>=2.27.7"
 */
export async function readRequirements(wheel: string, extra: string): Promise<string[]> {
  const zip = await yauzl.openPromise(wheel, { autoClose: false });
  try {
    for await (const entry of zip.eachEntry()) {
      if (/^[^/]+\.dist-info\/METADATA$/.test(entry.fileName)) {
        return parseRequirements(await text(await zip.openReadStreamPromise(entry)), extra);
      }
    }
  } finally {
    zip.close();
  }
  throw new Error(`${path.basename(wheel)} has no METADATA`);
}

export function parseRequirements(metadata: string, extra: string): string[] {
  return metadata.split(/\r?\n/).flatMap((line) => {
    const [, requirement, condition] = /^Requires-Dist: ([^;]+); *(.*)$/.exec(line) ?? [];
    return requirement && condition === `extra == "${extra}"` ? [requirement.trim()] : [];
  });
}
