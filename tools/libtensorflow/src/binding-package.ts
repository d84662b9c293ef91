import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);

/** Folder of the installed package that TensorFlow.js loads its native binding for. */
export const bindingPackage = path.dirname(require.resolve("@tensorflow/tfjs-node-gpu/package.json"));

/** Folder of the binding, in that package and in every variant's folder. */
export const bindingFolder = path.join("lib", "napi-v8");

/** The binding, in that package and in every variant's folder. */
export const bindingFile = path.join(bindingFolder, "tfjs_binding.node");

export const bindingSources = ["tfjs_backend.cc", "tfjs_binding.cc"].map((file) =>
  path.join(bindingPackage, "binding", file),
);
