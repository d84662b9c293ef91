import { ArchiveError } from "./archive-error.ts";
import { fileHeaderKey } from "./file-header.ts";
import { type Archive, openArchive } from "./open-archive.ts";
import { parseWeightFiles } from "./parse-weight-files.ts";

/** Of the zip of a model. */
export const archiveLimits = { files: 1000, bytes: 2 ** 31 };

/** A thousand layers take less than one. */
const mostJsonBytes = 64 * 2 ** 20;

/**
 * Reads a zip of a TensorFlow.js layers model.
 * @returns model.json, parsed, and its weight files, one after the other
 * @throws ArchiveError
 */
export async function readModelArchive(path: string): Promise<{ modelJson: unknown; weights: Uint8Array }> {
  await using archive = await openArchive(path, archiveLimits);
  const { sizes } = archive;
  const place = findModelJson(archive);
  const folder = place.slice(0, -modelJsonName.length);
  const modelJson = parseJson(await archive.read(place));
  const names = parseWeightFiles(modelJson);
  const missing = names.find((name) => !sizes.has(folder + name));
  if (missing !== undefined) {
    throw new ArchiveError("unexpected", `model.json names the weight file "${missing}", which the archive lacks`);
  }
  // A file may be named often.
  const bytes = names.reduce((sum, name) => sum + (sizes.get(folder + name) ?? 0), 0);
  requireAtMost("the weight files that model.json names", bytes, archiveLimits.bytes);
  const weights: Uint8Array[] = [];
  for (const name of names) {
    weights.push(await archive.read(folder + name));
  }
  return { modelJson, weights: withoutPool(Buffer.concat(weights)) };
}

const modelJsonName = "model.json";

/** Where the archive's one model.json lies. @throws ArchiveError if there is none, several, or a larger one than any */
export function findModelJson({ sizes }: Archive): string {
  const [place, ...others] = [...sizes.keys()].filter((name) => name.split("/").at(-1) === modelJsonName);
  if (place === undefined || others.length > 0) {
    throw new ArchiveError(
      "unexpected",
      `expected one model.json in the archive, found ${place ? others.length + 1 : 0}`,
    );
  }
  requireAtMost(modelJsonName, sizes.get(place) ?? 0, mostJsonBytes);
  return place;
}

/** What a model.json says of the model itself; undefined: nothing. */
export function readArchivedHeader(modelJson: unknown): unknown {
  const metadata = isObject(modelJson) ? Reflect.get(modelJson, "userDefinedMetadata") : undefined;
  return isObject(metadata) ? Reflect.get(metadata, fileHeaderKey) : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function requireAtMost(what: string, bytes: number, most: number): void {
  if (bytes > most) {
    throw new ArchiveError("too-large", `${what}: ${bytes} bytes, expanded; at most ${most} are read`);
  }
}

/** The same bytes as a Uint8Array, whose slices are copies; those of a Buffer are not. */
export function withoutPool({ buffer, byteOffset, byteLength }: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** @throws ArchiveError "malformed" */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw new ArchiveError("malformed", `model.json is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}
