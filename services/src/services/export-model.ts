import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { ModelFormat } from "@deconvscope/proto";
import { EngineError } from "../engine/engine-error.ts";
import { RequestError } from "../request-error.ts";
import { readEnum } from "../requests/read-enum.ts";
import type { ServiceContext } from "../service-context.ts";
import type { StoredModel } from "../store/model-store.ts";

const formats = {
  [ModelFormat.UNSPECIFIED]: undefined,
  [ModelFormat.ONNX]: "onnx",
  [ModelFormat.TFJS_LAYERS]: "tfjs-layers",
} as const;

const chunkBytes = 512 * 1024;

/**
 * A model's file: the very bytes that were imported, or written anew where another format is asked for.
 * @throws RequestError naming the layer that the format has no word for
 */
export async function* exportModel(
  context: ServiceContext,
  model: StoredModel,
  format: ModelFormat,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const wanted = readEnum(formats, format, "ONNX or TFJS_LAYERS", "format") ?? model.anatomy.format;
  const file = await context.models.file(model);
  if (wanted === model.anatomy.format) {
    yield* readChunks(file.path, signal);
    return;
  }
  const path = context.blobs.temporaryPath();
  try {
    await context.engine.call("convertModel", { model: file, format: wanted, to: path }, signal).catch(refuseFormat);
    yield* readChunks(path, signal);
  } finally {
    await rm(path, { force: true });
  }
}

async function* readChunks(path: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes, signal })) {
    yield chunk;
  }
}

function refuseFormat(error: unknown): never {
  throw error instanceof EngineError && error.origin === "NetworkError"
    ? new RequestError("precondition", error.message, "format")
    : error;
}
