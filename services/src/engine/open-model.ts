import { open, readFile } from "node:fs/promises";
import { type Network, NetworkError, readOnnx, readOnnxMetadata, readTfjsLayers } from "@deconvscope/network";
import { fileHeaderKey } from "./file-header.ts";
import { readArchivedHeader, readModelArchive, withoutPool } from "./read-model-archive.ts";

/** A model's file, understood. */
export interface ReadModel {
  readonly format: "onnx" | "tfjs-layers";
  readonly network: Network;
  /** What was read differently from what the file says. */
  readonly warnings: readonly string[];
}

/** A model's file, before its network is made. */
export interface OpenModel {
  /** What it says of itself; undefined: nothing. */
  readonly header: unknown;
  /**
   * @param inputShape [height, width, channels], where the file leaves it open
   * @throws NetworkError
   */
  read(inputShape: readonly number[] | undefined): ReadModel;
}

/**
 * Opens an ONNX file, or a zip of a TensorFlow.js layers model.
 * @throws NetworkError, ArchiveError
 */
export async function openModel(path: string): Promise<OpenModel> {
  if (await isArchive(path)) {
    const { modelJson, weights } = await readModelArchive(path);
    return {
      header: readArchivedHeader(modelJson),
      read: (inputShape) => ({ format: "tfjs-layers", ...readTfjsLayers(modelJson, weights, asOptions(inputShape)) }),
    };
  }
  const bytes = withoutPool(await readFile(path));
  refuseOtherFormats(bytes);
  return {
    header: readOnnxMetadata(bytes).get(fileHeaderKey),
    read: (inputShape) => ({ format: "onnx", ...readOnnx(bytes, asOptions(inputShape)) }),
  };
}

const otherFormats: readonly [start: string, advice: string][] = [
  ["{", "it is JSON: a TensorFlow.js layers model is sent as a zip of its model.json and its weight files"],
  ["\x89HDF", "it is HDF5, as Keras saves: convert it to a TensorFlow.js layers model, or to ONNX"],
  ["\x80\x02", "it is a Python pickle: export the network to ONNX"],
];

/** What people try that is neither ONNX nor a zip is called by its name. */
function refuseOtherFormats(bytes: Uint8Array): void {
  const start = Buffer.from(bytes.subarray(0, 64)).toString("latin1").trimStart();
  const advice = otherFormats.find(([known]) => start.startsWith(known))?.[1];
  if (advice !== undefined) {
    throw new NetworkError("malformed", `the file is not ONNX; ${advice}`);
  }
}

function asOptions(inputShape: readonly number[] | undefined) {
  return inputShape === undefined ? {} : { inputShape };
}

/** By its first bytes. */
export async function isArchive(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && ["PK\x03\x04", "PK\x05\x06"].includes(buffer.toString("latin1"));
  } finally {
    await file.close();
  }
}
