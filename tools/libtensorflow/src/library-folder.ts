import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import path from "node:path";

const require = createRequire(import.meta.url);

/** The TensorFlow release whose C library is used. */
export const tensorflowVersion = "2.21.0";

/** Folder of the installed package that TensorFlow.js loads its native binding for. */
export const bindingPackage = path.dirname(require.resolve("@tensorflow/tfjs-node-gpu/package.json"));

/** Where TensorFlow.js looks for its native binding. */
export const bindingPath = path.join(bindingPackage, "lib", "napi-v8", "tfjs_binding.node");

export const bindingSources = ["tfjs_backend.cc", "tfjs_binding.cc"].map((file) =>
  path.join(bindingPackage, "binding", file),
);

/**
 * Folder that holds the library and the binding compiled against it. It lies outside the checkout,
 * so that a fresh clone needs no second download; its name changes whenever what is in it would.
 */
export function libraryFolder(): string {
  const cache = process.env.XDG_CACHE_HOME || path.join(homedir(), ".cache");
  const sources = createHash("sha256");
  for (const file of bindingSources) sources.update(readFileSync(file));
  const key = `${tensorflowVersion}-${process.platform}-${process.arch}-${sources.digest("hex").slice(0, 8)}`;
  return path.join(cache, "deconvscope", `libtensorflow-${key}`);
}
