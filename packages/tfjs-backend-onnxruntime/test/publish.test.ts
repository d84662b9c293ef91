import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "..");
const program = `
import * as tf from "@tensorflow/tfjs-core";
import { onnxRuntimeVersion } from "tfjs-backend-onnxruntime";
await tf.setBackend("onnxruntime");
const x = tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]);
const y = tf.relu(tf.conv2d(x, tf.tensor4d([1, -1, 1, -1], [2, 2, 1, 1]), 1, "same"));
console.log(JSON.stringify([tf.getBackend(), onnxRuntimeVersion, Array.from(await y.data())]));
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "tfjs-backend-onnxruntime-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("what would be published runs in a plain JavaScript program", { timeout: 120_000 }, async () => {
  await run("pnpm", ["pack", "--pack-destination", folder], { cwd: root });
  const packed = (await readdir(folder)).find((file) => file.endsWith(".tgz"));
  const modules = path.join(folder, "node_modules");
  const installed = path.join(modules, "tfjs-backend-onnxruntime");
  await mkdir(path.join(modules, "@tensorflow"), { recursive: true });
  await mkdir(installed);
  await run("tar", ["-xzf", path.join(folder, packed ?? "none"), "-C", installed, "--strip-components=1"]);
  const dependencies = ["@tensorflow/tfjs-core", "@tensorflow/tfjs-backend-cpu", "onnxruntime-node"];
  for (const name of dependencies) await symlink(path.join(root, "node_modules", name), path.join(modules, name));
  await writeFile(path.join(folder, "program.mjs"), program);
  const { stdout } = await run(process.execPath, ["program.mjs"], { cwd: folder });
  // Sums 1 − 2 + 3 − 4, 2 + 4, 3 − 4 and 4, the negative ones cut off.
  expect(JSON.parse(stdout)).toEqual(["onnxruntime", "1.30.0", [0, 6, 0, 4]]);
});
