import { DatasetFormat, type RegisterDatasetRequest } from "@deconvscope/proto";
import { EngineError } from "../engine/engine-error.ts";
import type { DatasetFiles, DatasetSummary } from "../engine/engine-jobs.ts";
import { quote, RequestError } from "../request-error.ts";
import { checkName } from "../requests/check-name.ts";
import { readEnum } from "../requests/read-enum.ts";
import { resolveDataPath } from "../requests/resolve-data-path.ts";
import type { ServiceContext } from "../service-context.ts";
import type { StoredDataset } from "../store/dataset-store.ts";

const formats = {
  [DatasetFormat.UNSPECIFIED]: undefined,
  [DatasetFormat.IMAGE_FOLDER]: "image-folder",
  [DatasetFormat.TINY_IMAGENET]: "tiny-imagenet",
  [DatasetFormat.CIFAR10_BINARY]: "cifar10-binary",
  [DatasetFormat.CALTECH]: "caltech",
  [DatasetFormat.PASCAL_VOC]: "pascal-voc",
  [DatasetFormat.IMAGENET]: "imagenet",
  [DatasetFormat.MENAGERIE]: "menagerie",
} as const;

const readFormats = "a format of DatasetFormat";

/**
 * Reads what lies at a path and lists it under a name.
 * @throws RequestError, EngineError
 */
export async function registerDataset(
  context: ServiceContext,
  request: RegisterDatasetRequest,
  signal: AbortSignal,
): Promise<StoredDataset> {
  const { name } = request;
  checkName(name, "name");
  if ((await context.datasets.find(name)) !== undefined) {
    throw taken(name);
  }
  const files = await findFiles(context, request, signal);
  const summary = await open(context, files, request, signal);
  const dataset = { name, files, summary, builtIn: false };
  if (!(await context.datasets.add(dataset))) {
    throw taken(name);
  }
  return dataset;
}

function taken(name: string): RequestError {
  return new RequestError("already-exists", `there is a dataset ${quote(name)} already`, "name");
}

/** What is wrong with a folder is told of it by the path that was given: where the data root lies is the server's. */
async function open(
  { engine }: ServiceContext,
  files: DatasetFiles,
  { path }: RegisterDatasetRequest,
  signal: AbortSignal,
): Promise<DatasetSummary> {
  try {
    return await engine.call("openDataset", files, signal);
  } catch (error) {
    if (!(error instanceof EngineError) || error.origin !== "DatasetError") {
      throw error;
    }
    const why = error.message.replace(`path "${files.path}"`, () => quote(path));
    throw new RequestError(error.code === "not-found" ? "not-found" : "precondition", why, "path");
  }
}

async function findFiles(
  { engine, dataRoots }: ServiceContext,
  request: RegisterDatasetRequest,
  signal: AbortSignal,
): Promise<DatasetFiles> {
  const format = readEnum(formats, request.format, readFormats, "format");
  if (format === "menagerie") {
    return { format, path: "" };
  }
  const path = await resolveDataPath(request.path, dataRoots, "path");
  if (format !== undefined) {
    return { format, path };
  }
  const recognised = await engine.call("recogniseDataset", { path }, signal);
  if (recognised.format === undefined) {
    throw new RequestError("precondition", `${quote(request.path)} ${recognised.why}`, "path");
  }
  return { format: recognised.format, path };
}
