import type { ImportModelHeader } from "@deconvscope/proto";
import { quote, RequestError } from "../request-error.ts";
import { checkInputShape } from "../requests/check-input-shape.ts";
import { checkName } from "../requests/check-name.ts";
import { readPreprocessing } from "../requests/read-preprocessing.ts";
import type { ServiceContext } from "../service-context.ts";
import type { ReceivedFile } from "../store/blob-store.ts";
import type { StoredModel } from "../store/model-store.ts";

/** What a header says, as far as it can be checked without the file. */
type Header = Pick<ImportModelHeader, "name" | "description" | "labels" | "inputShape" | "preprocessing">;

const longest = { description: 2000, label: 200, labels: 100_000 };

/**
 * Receives a model, has the engine read it, and lists it: wholly or not at all.
 * @throws RequestError, EngineError
 */
export async function importModel(
  context: ServiceContext,
  header: Header,
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
  origin: { readonly builtIn: boolean; readonly dataset: string } = { builtIn: false, dataset: "" },
): Promise<StoredModel> {
  checkHeader(header);
  if ((await context.models.find(header.name)) !== undefined) {
    throw nameTaken(header.name);
  }
  const file = await context.blobs.receive(
    chunks,
    origin.builtIn ? Number.POSITIVE_INFINITY : context.limits.maxModelBytes,
  );
  try {
    const model = await describeModel(context, header, file, signal, origin);
    if (!(await context.models.add(model, file))) {
      throw nameTaken(header.name);
    }
    return model;
  } finally {
    await context.blobs.discard(file);
  }
}

async function describeModel(
  context: ServiceContext,
  header: Header,
  file: ReceivedFile,
  signal: AbortSignal,
  origin: { readonly builtIn: boolean; readonly dataset: string },
): Promise<StoredModel> {
  if (file.bytes === 0) {
    throw new RequestError(
      "invalid",
      "0 bytes given; expected an ONNX file or a zip of a TensorFlow.js model",
      "chunk",
    );
  }
  const givenInputShape = header.inputShape.length === 0 ? undefined : header.inputShape;
  const { anatomy, preprocessing } = await context.engine.call(
    "inspectModel",
    {
      path: file.path,
      inputShape: givenInputShape,
      preprocessing: readPreprocessing(header.preprocessing, "header.preprocessing"),
      maxLayers: context.limits.maxLayers,
      maxActivationBytes: context.limits.maxActivationBytes,
    },
    signal,
  );
  if (header.labels.length > 0 && header.labels.length !== anatomy.classes) {
    const expected =
      anatomy.classes === 0 ? "none: the model has no classes" : `${anatomy.classes}, one a class, or none`;
    throw new RequestError("invalid", `${header.labels.length} given; expected ${expected}`, "header.labels");
  }
  return {
    name: header.name,
    sha256: file.sha256,
    description: header.description,
    dataset: origin.dataset,
    preprocessing,
    labels: header.labels,
    givenInputShape,
    anatomy,
    builtIn: origin.builtIn,
  };
}

function checkHeader({ name, description, labels, inputShape }: Header): void {
  checkName(name, "header.name");
  if (description.length > longest.description) {
    const given = `${description.length} characters given`;
    throw new RequestError("invalid", `${given}; expected at most ${longest.description}`, "header.description");
  }
  if (labels.length > longest.labels) {
    throw new RequestError("invalid", `${labels.length} given; expected at most ${longest.labels}`, "header.labels");
  }
  const long = labels.findIndex((label) => label.length > longest.label);
  if (long >= 0) {
    const given = `${labels[long]?.length} characters given`;
    throw new RequestError("invalid", `${given}; expected at most ${longest.label}`, `header.labels[${long}]`);
  }
  checkInputShape(inputShape, "header.input_shape");
}

function nameTaken(name: string): RequestError {
  return new RequestError(
    "already-exists",
    `there is a model ${quote(name)} already; choose another name, or delete it first`,
    "header.name",
  );
}
