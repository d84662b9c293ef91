import { writeFile } from "node:fs/promises";
import { setOnnxMetadata, writeOnnx, writeTfjsLayers } from "@deconvscope/network";
import { zipSync } from "fflate";
import type { EngineJobs } from "./engine-jobs.ts";
import { fileHeaderKey } from "./file-header.ts";
import { isArchive } from "./open-model.ts";
import { parseWeightFiles } from "./parse-weight-files.ts";
import { readModel } from "./read-model.ts";
import { encodeModelJson, epoch, setFileHeader, stored } from "./set-file-header.ts";

/**
 * Writes a stored model in a format, with what it says of itself; in its own, all else as it is.
 * @throws NetworkError "unsupported" naming the layer that the format has no word for; ArchiveError
 */
export async function convertModel({ model, format, header, to }: EngineJobs["convertModel"]["request"]) {
  const own = (await isArchive(model.path)) ? "tfjs-layers" : "onnx";
  if (format === own && header !== undefined) {
    return setFileHeader(model.path, header, to);
  }
  const { network } = await readModel(model);
  if (format === "tfjs-layers") {
    return writeFile(to, zipModel(writeTfjsLayers(network), header));
  }
  const bytes = writeOnnx(network);
  return writeFile(to, header === undefined ? bytes : setOnnxMetadata(bytes, fileHeaderKey, JSON.stringify(header)));
}

function zipModel({ modelJson, weights }: { modelJson: object; weights: Uint8Array }, header: object | undefined) {
  const [weightFile] = parseWeightFiles(modelJson);
  if (weightFile === undefined) {
    throw new Error("expected one weight file in the written model.json, got none");
  }
  const json = encodeModelJson(modelJson, header);
  return zipSync({ "model.json": json, [weightFile]: [weights, stored] }, { mtime: epoch });
}
