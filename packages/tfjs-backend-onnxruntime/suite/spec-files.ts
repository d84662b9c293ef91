import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** Where the installed TensorFlow.js core keeps its modules, its tests among them. */
export const coreFolder = path.join(
  path.dirname(createRequire(import.meta.url).resolve("@tensorflow/tfjs-core/package.json")),
  "dist",
);

/**
 * The test files that TensorFlow.js core lists as its suite, in its order.
 * @returns paths relative to {@link coreFolder}, without extension, such as "ops/abs_test"
 */
export function listSpecFiles(): readonly string[] {
  const list = readFileSync(path.join(coreFolder, "tests.js"), "utf8");
  return [...list.matchAll(/^import '\.\/(.+)';$/gm)].map(([, file = ""]) => file);
}
