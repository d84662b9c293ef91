import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { ModelFormat } from "@deconvscope/proto";
import { EngineError } from "../engine/engine-error.ts";
import { RequestError } from "../request-error.ts";
import { readEnum } from "../requests/read-enum.ts";
import type { ServiceContext } from "../service-context.ts";
import type { StoredModel } from "../store/model-store.ts";
import { exportHeader } from "./export-header.ts";

const formats = {
  [ModelFormat.UNSPECIFIED]: undefined,
  [ModelFormat.ONNX]: "onnx",
  [ModelFormat.TFJS_LAYERS]: "tfjs-layers",
} as const;

const chunkBytes = 512 * 1024;

/**
 * A model's file with what is known of the model: the very bytes that were imported where that is nothing, or is what they
 * say; in another format written anew.
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
  const header = exportHeader(model);
  if (wanted === model.anatomy.format && header === undefined) {
    yield* readChunks(file.path, signal);
    return;
  }
  const path = context.blobs.temporaryPath();
  try {
    const request = { model: file, format: wanted, header, to: path };
    await context.engine.call("convertModel", request, signal).catch(refuseFormat);
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
