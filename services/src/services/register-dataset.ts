import { DatasetFormat, type RegisterDatasetRequest } from "@deconvscope/proto";
import type { DatasetFiles } from "../engine/engine-jobs.ts";
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
  checkName(request.name, "name");
  const files = await findFiles(context, request, signal);
  const summary = await context.engine.call("openDataset", files, signal);
  const dataset = { name: request.name, files, summary, builtIn: false };
  if (!(await context.datasets.add(dataset))) {
    throw new RequestError("already-exists", `there is a dataset ${quote(request.name)} already`, "name");
  }
  return dataset;
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
