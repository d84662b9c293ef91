import type { ModelFile } from "./engine-jobs.ts";
import { openModel, type ReadModel } from "./open-model.ts";

/**
 * Reads a stored model: an ONNX file, or a zip of a TensorFlow.js layers model, and what is known of it beside.
 * @throws NetworkError, ArchiveError
 */
export async function readModel({
  path,
  inputShape,
  independentClasses,
}: Pick<ModelFile, "path" | "inputShape" | "independentClasses">): Promise<ReadModel> {
  const { network, ...read } = (await openModel(path)).read(inputShape);
  return { ...read, network: independentClasses ? { ...network, independentClasses } : network };
}
