import { type FileHandle, open } from "node:fs/promises";
import { DatasetError } from "../dataset-error.ts";
import { resolveInside } from "../files/read-inside.ts";

/** Side in pixels of every image. */
export const side = 32;
const plane = side * side;
/** A label, then the red, green and blue plane. */
export const recordBytes = 1 + 3 * plane;
const recordsAtOnce = 1000;

/** The label of each whole record of a file, without keeping its pixels; and how many bytes are left over at its end. */
export async function readRecordLabels(
  root: string,
  path: string,
): Promise<{ readonly labels: readonly number[]; readonly rest: number }> {
  await using file = await open(await resolveInside(root, path));
  const buffer = Buffer.alloc(recordsAtOnce * recordBytes);
  const labels: number[] = [];
  for (;;) {
    const filled = await fill(file, buffer, labels.length * recordBytes);
    const records = Math.floor(filled / recordBytes);
    for (let record = 0; record < records; record++) labels.push(buffer[record * recordBytes]!);
    if (records < recordsAtOnce) return { labels, rest: filled - records * recordBytes };
  }
}

/**
 * The pixels of one record.
 * @returns [32, 32, 3] sRGB
 * @throws DatasetError "unreadable"
 */
export async function readRecord(root: string, path: string, record: number): Promise<Uint8Array> {
  await using file = await open(await resolveInside(root, path));
  const buffer = Buffer.alloc(recordBytes);
  const filled = await fill(file, buffer, record * recordBytes);
  if (filled < recordBytes) throw new DatasetError("unreadable", `"${path}" ends before its record ${record} now`);
  const pixels = new Uint8Array(3 * plane);
  for (let i = 0; i < pixels.length; i++) pixels[i] = buffer[1 + (i % 3) * plane + Math.floor(i / 3)]!;
  return pixels;
}

/** Reads until the buffer is full or the file ends. */
async function fill(file: FileHandle, buffer: Buffer, position: number): Promise<number> {
  let filled = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, position + filled);
    filled += bytesRead;
    if (bytesRead === 0 || filled === buffer.length) return filled;
  }
}
