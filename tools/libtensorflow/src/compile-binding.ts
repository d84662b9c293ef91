import { createRequire } from "node:module";
import path from "node:path";
import { bindingPackage, bindingSources } from "./library-folder.ts";
import { runCommand } from "./run-command.ts";

const require = createRequire(import.meta.url);
const headers: { include_dir: string } = require("node-api-headers");

/**
 * Compiles TensorFlow.js's native binding against the library in `folder`, beside which it will look for it.
 * @throws Error if g++ is missing or fails
 */
export async function compileBinding(folder: string): Promise<void> {
  const library = path.join(folder, "tensorflow");
  await runCommand("g++", [
    ...["-std=c++17", "-O2", "-fPIC", "-shared", "-DNAPI_VERSION=8"],
    ...[`-I${bindingPackage}`, `-I${path.join(library, "include")}`, `-I${headers.include_dir}`],
    ...bindingSources,
    ...["-o", path.join(library, "tfjs_binding.node"), `-L${library}`],
    ...["-l:libtensorflow_cc.so.2", "-l:libtensorflow_framework.so.2", "-Wl,-rpath,$ORIGIN"],
  ]);
}
