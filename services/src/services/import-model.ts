import type { ImportModelHeader } from "@deconvscope/proto";
import { quote, RequestError } from "../request-error.ts";
import { checkInputShape } from "../requests/check-input-shape.ts";
import { checkName } from "../requests/check-name.ts";
import { findDataset } from "../requests/find-image.ts";
import { readPreprocessing } from "../requests/read-preprocessing.ts";
import type { ServiceContext } from "../service-context.ts";
import type { ReceivedFile } from "../store/blob-store.ts";
import type { StoredModel } from "../store/model-store.ts";
import { joinHeaders } from "./join-headers.ts";

type Header = Omit<ImportModelHeader, "$typeName" | "$unknown">;

/** A model that is listed now. */
export interface ImportedModel {
  readonly model: StoredModel;
  /** Fields of the header that were left out, and are as the file says. */
  readonly fromFile: readonly string[];
}

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
  builtIn = false,
): Promise<ImportedModel> {
  checkName(header.name, "header.name");
  checkTexts(header);
  checkInputShape(header.inputShape, "header.input_shape");
  if (header.dataset !== "") {
    await findDataset(context.datasets, header.dataset, "header.dataset");
  }
  if ((await context.models.find(header.name)) !== undefined) {
    throw nameTaken(header.name);
  }
  const file = await context.blobs.receive(chunks, builtIn ? Number.POSITIVE_INFINITY : context.limits.maxModelBytes);
  try {
    const imported = await describeModel(context, header, file, signal, builtIn);
    if (!(await context.models.add(imported.model, file))) {
      throw nameTaken(header.name);
    }
    return imported;
  } finally {
    await context.blobs.discard(file);
  }
}

async function describeModel(
  context: ServiceContext,
  given: Header,
  file: ReceivedFile,
  signal: AbortSignal,
  builtIn: boolean,
): Promise<ImportedModel> {
  if (file.bytes === 0) {
    throw new RequestError(
      "invalid",
      "0 bytes given; expected an ONNX file or a zip of a TensorFlow.js model",
      "chunk",
    );
  }
  const inspected = await context.engine.call(
    "inspectModel",
    {
      path: file.path,
      inputShape: given.inputShape.length === 0 ? undefined : given.inputShape,
      preprocessing: given.preprocessing && readPreprocessing(given.preprocessing, "header.preprocessing"),
      maxLayers: context.limits.maxLayers,
      maxActivationBytes: context.limits.maxActivationBytes,
    },
    signal,
  );
  const { anatomy, preprocessing, inputShape } = inspected;
  const known = (await context.datasets.find(inspected.header.dataset)) !== undefined;
  const { header, fromFile } = joinHeaders(given, known ? inspected.header : { ...inspected.header, dataset: "" });
  checkTexts(header);
  const { description, dataset, labels, independentClasses } = header;
  if (labels.length > 0 && labels.length !== anatomy.classes) {
    const expected =
      anatomy.classes === 0 ? "none: the model has no classes" : `${anatomy.classes}, one a class, or none`;
    throw new RequestError("invalid", `${labels.length} given; expected ${expected}`, "header.labels");
  }
  const { name } = given;
  const { sha256 } = file;
  const told = { description, dataset, preprocessing, labels, independentClasses };
  return { model: { name, sha256, ...told, givenInputShape: inputShape, anatomy, builtIn }, fromFile };
}

function checkTexts({ description, labels }: Pick<Header, "description" | "labels">): void {
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
}

function nameTaken(name: string): RequestError {
  return new RequestError(
    "already-exists",
    `there is a model ${quote(name)} already; choose another name, or delete it first`,
    "header.name",
  );
}
