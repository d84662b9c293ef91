import { existsSync } from "node:fs";
import { mkdir, rename, rm, symlink } from "node:fs/promises";
import path from "node:path";
import { compileBinding } from "./compile-binding.ts";
import { downloadWheel } from "./download-wheel.ts";
import { bindingPackage, bindingPath, libraryFolder } from "./library-folder.ts";
import { runCommand } from "./run-command.ts";

/** How the binding came into place. */
export type Installation = "present" | "cached" | "wheel" | "own installer";

/**
 * Puts libtensorflow and the binding that TensorFlow.js loads in place: from the cache, else from TensorFlow's
 * Python wheel, else by the package's own installer.
 * @throws Error with the reasons, if nothing worked
 */
export async function installLibtensorflow(say: (line: string) => void): Promise<Installation> {
  if (existsSync(bindingPath)) return "present";
  const folder = libraryFolder();
  if (existsSync(folder)) {
    await linkBinding(folder);
    return "cached";
  }
  try {
    await buildFromWheel(folder, say);
    await linkBinding(folder);
    return "wheel";
  } catch (wheelError) {
    say(`from the wheel: ${describe(wheelError)}`);
    say("trying the package's own installer");
    try {
      await runCommand("npm", ["run", "install"], bindingPackage);
    } catch (ownError) {
      throw new Error(`libtensorflow: from the wheel: ${describe(wheelError)}; own installer: ${describe(ownError)}`);
    }
    if (!existsSync(bindingPath)) throw new Error("libtensorflow: its own installer left no binding");
    return "own installer";
  }
}

async function buildFromWheel(folder: string, say: (line: string) => void): Promise<void> {
  const building = `${folder}.${process.pid}`;
  try {
    await mkdir(building, { recursive: true });
    say("downloading libtensorflow in TensorFlow's wheel (274 MB, once)");
    await downloadWheel(building);
    say("compiling its binding");
    await compileBinding(building);
    await rename(building, folder);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

async function linkBinding(folder: string): Promise<void> {
  await rm(bindingPath, { force: true });
  await mkdir(path.dirname(bindingPath), { recursive: true });
  await symlink(path.join(folder, "tensorflow", "tfjs_binding.node"), bindingPath);
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
