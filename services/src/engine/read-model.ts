import { openModel, type ReadModel } from "./open-model.ts";

/**
 * Reads an ONNX file, or a zip of a TensorFlow.js layers model.
 * @param inputShape [height, width, channels], where the file leaves it open
 * @throws NetworkError, ArchiveError
 */
export async function readModel(path: string, inputShape: readonly number[] | undefined): Promise<ReadModel> {
  return (await openModel(path)).read(inputShape);
}
