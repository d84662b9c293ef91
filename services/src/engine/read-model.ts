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
  const files = await openArchive(path, archiveLimits);
  const [place, ...others] = [...files.keys()].filter((name) => name.split("/").at(-1) === "model.json");
  if (place === undefined || others.length > 0) {
    throw new ArchiveError(
      "unexpected",
      `expected one model.json in the archive, found ${place ? others.length + 1 : 0}`,
    );
  }
  const folder = place.slice(0, -"model.json".length);
  const modelJson = parseJson(files.get(place) ?? new Uint8Array());
  const weights = parseWeightFiles(modelJson).map((name) => {
    const bytes = files.get(folder + name);
    if (bytes === undefined) {
      throw new ArchiveError("unexpected", `model.json names the weight file "${name}", which the archive lacks`);
    }
    return bytes;
  });
  return { modelJson, weights: withoutPool(Buffer.concat(weights)) };
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
