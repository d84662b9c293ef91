import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { activateVariant } from "./activate-variant.ts";
import { type CheckedBinding, checkBinding } from "./check-binding.ts";
import { compileBinding } from "./compile-binding.ts";
import { downloadWheels } from "./download-wheels.ts";
import { formatBytes, measureFolder } from "./measure-folder.ts";
import { runOwnInstaller } from "./run-own-installer.ts";
import { tensorflowVersions, type Variant, variantFolder } from "./variant.ts";

/** The libtensorflow that TensorFlow.js will load. */
export interface Installation extends CheckedBinding {
  readonly variant: Variant;
  readonly folder: string;
  /** It was there from an earlier time. */
  readonly cached: boolean;
}

/** What is tried, in this order. The package's own library knows no GPU of the last years. */
const variants: Readonly<Record<"cpu" | "gpu", readonly Variant[]>> = { cpu: ["own", "wheel"], gpu: ["cuda"] };

/**
 * Puts a libtensorflow and its binding in place: from the cache, else by the installer of TensorFlow.js, else from
 * TensorFlow's Python wheel; for a GPU from the wheels with CUDA.
 * @param signal ends it, leaving nothing half done
 * @throws Error with the reasons, if nothing worked
 */
export async function installLibtensorflow(
  device: "cpu" | "gpu",
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Installation> {
  const cached = variants[device].find((variant) => existsSync(variantFolder(variant)));
  if (cached) return { ...(await activate(cached, signal)), cached: true };
  const reasons: string[] = [];
  for (const variant of variants[device]) {
    try {
      await build(variant, say, signal);
      return { ...(await activate(variant, signal)), cached: false };
    } catch (error) {
      signal.throwIfAborted();
      const reason = `${variant}: ${error instanceof Error ? error.message : String(error)}`;
      say(reason);
      reasons.push(reason);
    }
  }
  throw new Error(`libtensorflow is not in place; ${reasons.join("; ")}`);
}

async function activate(variant: Variant, signal: AbortSignal): Promise<Omit<Installation, "cached">> {
  const folder = variantFolder(variant);
  const checked = await checkBinding(folder, signal);
  await activateVariant(folder);
  return { variant, folder, ...checked };
}

async function build(variant: Variant, say: (line: string) => void, signal: AbortSignal): Promise<void> {
  const folder = variantFolder(variant);
  const building = `${folder}.${process.pid}`;
  try {
    await mkdir(building, { recursive: true });
    if (variant === "own") {
      say(`libtensorflow ${tensorflowVersions.own} by the installer of TensorFlow.js`);
      await runOwnInstaller(building, signal);
    } else {
      say(`libtensorflow ${tensorflowVersions[variant]} from TensorFlow's Python wheel: downloading`);
      const bytes = await downloadWheels(building, variant === "cuda" ? "gpu" : "cpu", signal);
      say(`${formatBytes(bytes)} downloaded; compiling the binding`);
      await compileBinding(building, signal);
    }
    await checkBinding(building, signal);
    say(`${formatBytes(await measureFolder(building))} in ${folder}`);
    await rename(building, folder);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}
