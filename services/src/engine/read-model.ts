import { open, readFile } from "node:fs/promises";
import { type Network, readOnnx, readTfjsLayers } from "@deconvscope/network";
import { ArchiveError } from "./archive-error.ts";
import { openArchive } from "./open-archive.ts";
import { parseWeightFiles } from "./parse-weight-files.ts";

/** A model's file, understood. */
export interface ReadModel {
  readonly format: "onnx" | "tfjs-layers";
  readonly network: Network;
  /** What was read differently from what the file says. */
  readonly warnings: readonly string[];
}

const archiveLimits = { files: 1000, bytes: 2 ** 31 };

/** A thousand layers take less than one. */
const mostJsonBytes = 64 * 2 ** 20;

/**
 * Reads an ONNX file, or a zip of a TensorFlow.js layers model.
 * @param inputShape [height, width, channels], where the file leaves it open
 * @throws NetworkError, ArchiveError
 */
export async function readModel(path: string, inputShape: readonly number[] | undefined): Promise<ReadModel> {
  const options = inputShape === undefined ? {} : { inputShape };
  if (await isArchive(path)) {
    const { modelJson, weights } = await readArchive(path);
    return { format: "tfjs-layers", ...readTfjsLayers(modelJson, weights, options) };
  }
  return { format: "onnx", ...readOnnx(withoutPool(await readFile(path)), options) };
}

async function isArchive(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && ["PK\x03\x04", "PK\x05\x06"].includes(buffer.toString("latin1"));
  } finally {
    await file.close();
  }
}

async function readArchive(path: string): Promise<{ modelJson: unknown; weights: Uint8Array }> {
  await using archive = await openArchive(path, archiveLimits);
  const { sizes } = archive;
  const [place, ...others] = [...sizes.keys()].filter((name) => name.split("/").at(-1) === "model.json");
  if (place === undefined || others.length > 0) {
    throw new ArchiveError(
      "unexpected",
      `expected one model.json in the archive, found ${place ? others.length + 1 : 0}`,
    );
  }
  requireAtMost("model.json", sizes.get(place) ?? 0, mostJsonBytes);
  const folder = place.slice(0, -"model.json".length);
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

function requireAtMost(what: string, bytes: number, most: number): void {
  if (bytes > most) {
    throw new ArchiveError("too-large", `${what}: ${bytes} bytes, expanded; at most ${most} are read`);
  }
}

/** The same bytes as a Uint8Array, whose slices are copies; those of a Buffer are not. */
function withoutPool({ buffer, byteOffset, byteLength }: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw new ArchiveError("malformed", `model.json is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}
