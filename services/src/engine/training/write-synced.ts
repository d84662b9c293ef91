import { createHash, randomUUID } from "node:crypto";
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { WrittenFile } from "./training-job.ts";

/** Writes bytes to a new file of a folder, and returns when the disk has them. */
export async function writeSynced(folder: string, bytes: Uint8Array): Promise<WrittenFile> {
  const path = join(folder, randomUUID());
  const file = await open(path, "wx");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  return { path, sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length };
}
