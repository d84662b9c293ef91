import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { activateVariant, findActiveBinding } from "./activate-variant.ts";
import { bindingFile } from "./binding-package.ts";
import { checkBinding } from "./check-binding.ts";

let folder: string;

async function place(name: string): Promise<string> {
  const variant = path.join(folder, name);
  await mkdir(path.join(variant, path.dirname(bindingFile)), { recursive: true });
  await writeFile(path.join(variant, bindingFile), name);
  return variant;
}

beforeEach(async () => {
  folder = await realpath(await mkdtemp(path.join(tmpdir(), "variants-")));
});
afterEach(() => rm(folder, { recursive: true }));

test("the one that was put in place last is loaded, whatever lay there", async () => {
  const inPackage = await place("package");
  const [first, second] = [await place("first"), await place("second")];
  for (const variant of [first, second, first]) {
    await activateVariant(variant, inPackage);
    expect(await findActiveBinding(inPackage)).toBe(path.join(variant, bindingFile));
  }
  expect(await readdir(path.join(inPackage, "lib"))).toEqual(["napi-v8"]);
});

test("where a variant is gone from the cache, none is in place", async () => {
  const inPackage = path.join(folder, "package");
  expect(await findActiveBinding(inPackage)).toBeUndefined();
  const variant = await place("first");
  await activateVariant(variant, inPackage);
  await rm(variant, { recursive: true });
  expect(await findActiveBinding(inPackage)).toBeUndefined();
  await activateVariant(await place("second"), inPackage);
  expect(await findActiveBinding(inPackage)).toMatch(/second/);
});

test("a binding that does not load is refused", async () => {
  const { signal } = new AbortController();
  await expect(checkBinding(await place("no library"), signal)).rejects.toThrow(/ended with 1: /);
});
