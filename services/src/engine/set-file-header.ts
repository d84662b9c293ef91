import { copyFile, readFile, writeFile } from "node:fs/promises";
import { setOnnxMetadata } from "@deconvscope/network";
import { type Zippable, zipSync } from "fflate";
import { fileHeaderKey } from "./file-header.ts";
import { openArchive } from "./open-archive.ts";
import { isArchive } from "./open-model.ts";
import { archiveLimits, findModelJson, parseJson, readArchivedHeader, withoutPool } from "./read-model-archive.ts";

/** Zips written twice are the same bytes: every file is of the first day that a zip can tell. */
export const epoch = "1980-01-01T00:00:00";

/**
 * Writes a model's file anew with what it says of itself; a file that says it already is copied.
 * @param header ImportModelHeader as JSON
 * @param to the file that is written
 * @throws NetworkError, ArchiveError
 */
export async function setFileHeader(path: string, header: object, to: string): Promise<void> {
  if (!(await isArchive(path))) {
    const bytes = withoutPool(await readFile(path));
    await writeFile(to, setOnnxMetadata(bytes, fileHeaderKey, JSON.stringify(header)));
    return;
  }
  await using archive = await openArchive(path, archiveLimits);
  const place = findModelJson(archive);
  const modelJson = parseJson(await archive.read(place));
  if (JSON.stringify(readArchivedHeader(modelJson)) === JSON.stringify(header)) {
    await copyFile(path, to);
    return;
  }
  const files: Zippable = {};
  for (const name of archive.sizes.keys()) {
    files[name] = name === place ? encodeModelJson(modelJson, header) : [await archive.read(name), stored];
  }
  await writeFile(to, zipSync(files, { mtime: epoch }));
}

/** Weights do not shrink. */
export const stored = { level: 0 } as const;

/** A model.json that says so of itself, beside whatever else it tells. */
export function encodeModelJson(modelJson: unknown, header: object | undefined): Uint8Array {
  const known = typeof modelJson === "object" && modelJson !== null ? modelJson : {};
  const metadata: unknown = Reflect.get(known, "userDefinedMetadata");
  const kept = typeof metadata === "object" ? metadata : {};
  const told = header === undefined ? {} : { userDefinedMetadata: { ...kept, [fileHeaderKey]: header } };
  return new TextEncoder().encode(JSON.stringify({ ...known, ...told }));
}
