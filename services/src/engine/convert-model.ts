import { writeFile } from "node:fs/promises";
import { writeOnnx, writeTfjsLayers } from "@deconvscope/network";
import { zipSync } from "fflate";
import type { ModelFile } from "./engine-jobs.ts";
import { parseWeightFiles } from "./parse-weight-files.ts";
import { readModel } from "./read-model.ts";

/** Zips written twice are the same bytes: every file is of the first day that a zip can tell. */
const epoch = "1980-01-01T00:00:00";

/**
 * Writes a stored model in the given format.
 * @param to the file that is written
 * @returns its size in bytes
 * @throws NetworkError "unsupported" naming the layer that the format has no word for
 */
export async function convertModel(model: ModelFile, format: "onnx" | "tfjs-layers", to: string): Promise<number> {
  const { network } = await readModel(model.path, model.inputShape);
  const bytes = format === "onnx" ? writeOnnx(network) : zipModel(writeTfjsLayers(network));
  await writeFile(to, bytes);
  return bytes.length;
}

function zipModel({ modelJson, weights }: { modelJson: object; weights: Uint8Array }): Uint8Array {
  const [weightFile] = parseWeightFiles(modelJson);
  if (weightFile === undefined) {
    throw new Error("expected one weight file in the written model.json, got none");
  }
  const json = new TextEncoder().encode(JSON.stringify(modelJson));
  // Weights do not shrink: they are stored as they are.
  return zipSync({ "model.json": json, [weightFile]: [weights, { level: 0 }] }, { mtime: epoch });
}
