import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { bindingSources } from "./binding-package.ts";

/**
 * Where a libtensorflow comes from: `own` is what the installer of TensorFlow.js downloads; `wheel` and `cuda` are
 * TensorFlow's Python wheels, for the processor and for NVIDIA's GPUs.
 */
export type Variant = "own" | "wheel" | "cuda";

/** The TensorFlow release that each has. */
export const tensorflowVersions: Readonly<Record<Variant, string>> = { own: "2.9.1", wheel: "2.21.0", cuda: "2.21.0" };

/**
 * Folder that holds a variant's library and the binding made for it. It lies outside the checkout, so that a fresh
 * clone needs no second download; its name changes whenever what is in it would.
 */
export function variantFolder(variant: Variant): string {
  const cache = process.env.XDG_CACHE_HOME || path.join(homedir(), ".cache");
  const sources = createHash("sha256");
  for (const file of bindingSources) sources.update(readFileSync(file));
  const platform = `${process.platform}-${process.arch}`;
  const key = `${variant}-${tensorflowVersions[variant]}-${platform}-${sources.digest("hex").slice(0, 8)}`;
  return path.join(cache, "deconvscope", `libtensorflow-${key}`);
}
