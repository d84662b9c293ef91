import { mkdir, mkdtemp } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { build } from "esbuild";
import { coreFolder, listSpecFiles } from "./spec-files.ts";

const jasmineModule = "jasmine-core/lib/jasmine-core/jasmine.js";
const packageFolder = path.resolve(import.meta.dirname, "..");

/** A program that hands the runner a loader for each spec file of TensorFlow.js core. */
function writeEntry(): string {
  const loaders = listSpecFiles().map(
    (file) => `${JSON.stringify(file)}: () => import(${JSON.stringify(path.join(coreFolder, `${file}.js`))}),`,
  );
  const runner = JSON.stringify(path.join(import.meta.dirname, "run-specs.ts"));
  return `import { runSpecs } from ${runner};\nawait runSpecs({\n${loaders.join("\n")}\n});`;
}

/**
 * Bundles the runner, TensorFlow.js core, its tests and this backend into one program, so that all of them
 * share one copy of core: Node alone would load core's ES modules for the tests and its bundle for the backend.
 * @returns path of the program, in a new folder where this package's dependencies resolve
 */
export async function bundleSuite(): Promise<string> {
  const cache = path.join(packageFolder, "node_modules/.cache");
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(path.join(cache, "suite-"));
  await build({
    stdin: { contents: writeEntry(), sourcefile: "runner.js", resolveDir: import.meta.dirname },
    entryNames: "runner",
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
    external: ["onnxruntime-node", "jasmine-core"],
    // Core's jasmine_util asks for it but does not depend on it.
    alias: { [jasmineModule]: createRequire(import.meta.url).resolve(jasmineModule) },
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    logLevel: "error",
  });
  return path.join(folder, "runner.mjs");
}
