import { existsSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { bindingFile, bindingFolder, bindingPackage, bindingSources } from "./binding-package.ts";
import { runCommand } from "./run-command.ts";

const require = createRequire(import.meta.url);
const headers: { include_dir: string } = require("node-api-headers");

/**
 * Compiles TensorFlow.js's native binding against the library in `folder`. It finds the library, and CUDA's where they
 * are there, by their place beside it.
 * @throws Error if g++ is missing or fails
 */
export async function compileBinding(folder: string, signal: AbortSignal): Promise<void> {
  const library = path.join(folder, "tensorflow");
  const up = path.relative(bindingFolder, ".");
  const places = ["tensorflow", ...(await listCuda(folder))].map((place) => `$ORIGIN/${up}/${place}`);
  await mkdir(path.join(folder, bindingFolder), { recursive: true });
  await runCommand(
    "g++",
    [
      ...["-std=c++17", "-O2", "-fPIC", "-shared", "-DNAPI_VERSION=8"],
      ...[`-I${bindingPackage}`, `-I${path.join(library, "include")}`, `-I${headers.include_dir}`],
      ...bindingSources,
      ...["-o", path.join(folder, bindingFile), `-L${library}`],
      ...["-l:libtensorflow_cc.so.2", "-l:libtensorflow_framework.so.2", `-Wl,-rpath,${places.join(":")}`],
    ],
    { signal },
  );
}

/** Folders of CUDA's libraries, relative to `folder`. */
async function listCuda(folder: string): Promise<string[]> {
  if (!existsSync(path.join(folder, "nvidia"))) return [];
  const packages = await readdir(path.join(folder, "nvidia"));
  return packages.map((name) => `nvidia/${name}/lib`).filter((place) => existsSync(path.join(folder, place)));
}
