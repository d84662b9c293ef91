import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import * as contract from "../src/index.ts";

const root = path.resolve(import.meta.dirname, "..");
const buf = (...args: string[]) => promisify(execFile)(path.join(root, "node_modules/.bin/buf"), args, { cwd: root });

test("the contract is lint-clean", async () => {
  await expect(buf("lint")).resolves.toMatchObject({ stdout: "" });
});

test("nothing that was published is broken", async () => {
  await expect(buf("breaking", "--against", "test/published.binpb")).resolves.toMatchObject({ stdout: "" });
});

test("the generated code is what the contract generates", async () => {
  const fresh = await mkdtemp(path.join(tmpdir(), "contract-"));
  try {
    await buf("generate", "--output", fresh);
    const folder = "src/gen/deconvscope/v1";
    const files = (await readdir(path.join(root, folder))).sort();
    expect((await readdir(path.join(fresh, folder))).sort()).toEqual(files);
    for (const file of files) {
      const [committed, generated] = await Promise.all(
        [root, fresh].map((base) => readFile(path.join(base, folder, file), "utf8")),
      );
      expect(committed, file).toBe(generated);
    }
  } finally {
    await rm(fresh, { recursive: true });
  }
});

test("every service is exported", () => {
  const services = Object.keys(contract).filter((name) => name.endsWith("Service"));
  expect(services.sort()).toEqual([
    "DatasetService",
    "DeconvService",
    "ModelService",
    "OcclusionService",
    "TrainingService",
  ]);
});
