import { basename, dirname, extname, resolve } from "node:path";

/** A model's name by its file's: "SqueezeNet 1.0.onnx" → "squeezenet-1.0"; a file named model takes its folder's. */
export function modelNameOf(path: string): string {
  const stem = basename(path, extname(path));
  const named = stem === "model" ? basename(dirname(resolve(path))) : stem;
  return named
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, "-")
    .replaceAll(/^[^a-z0-9]+|-+$/g, "")
    .slice(0, 64);
}
