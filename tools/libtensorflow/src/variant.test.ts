import { existsSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { bindingFile, bindingPackage, bindingSources } from "./binding-package.ts";
import { tensorflowVersions, variantFolder } from "./variant.ts";

afterEach(() => void vi.unstubAllEnvs());

test("each variant lies in the user's cache, under its name, version and platform", () => {
  vi.stubEnv("XDG_CACHE_HOME", path.resolve("/somewhere"));
  for (const variant of ["own", "wheel", "cuda"] as const) {
    const folder = variantFolder(variant);
    expect(path.dirname(folder)).toBe(path.resolve("/somewhere/deconvscope"));
    const key = `${variant}-${tensorflowVersions[variant]}-${process.platform}-${process.arch}`;
    expect(path.basename(folder)).toMatch(new RegExp(`^libtensorflow-${key}-[0-9a-f]{8}$`));
  }
});

test("the binding's sources are in the installed package, and its place is where TensorFlow.js looks", () => {
  for (const source of bindingSources) expect(existsSync(source)).toBe(true);
  expect(path.join(bindingPackage, bindingFile)).toMatch(/tfjs-node-gpu[/\\]lib[/\\]napi-v8[/\\]tfjs_binding\.node$/);
});
