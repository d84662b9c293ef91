import { cp, mkdir, rm, symlink } from "node:fs/promises";
import path from "node:path";
import { bindingPackage } from "./binding-package.ts";
import { reachHost } from "./reach-host.ts";
import { runCommand } from "./run-command.ts";

/** What the installer needs of its package, and what it writes to. */
const parts = ["package.json", "binding.gyp", "binding", "scripts"];

const patienceMilliseconds = 10 * 60_000;

/** Where it downloads from; the variables are its own. */
function downloadHost(): string {
  const { TFJS_NODE_BASE_URI, TFJS_NODE_CDN_STORAGE, CDN_STORAGE } = process.env;
  return TFJS_NODE_BASE_URI || TFJS_NODE_CDN_STORAGE || CDN_STORAGE || "https://storage.googleapis.com/";
}

/**
 * Runs the installer that comes with TensorFlow.js: it downloads its libtensorflow and a binding. It runs in a copy of
 * its package, since it rewrites files that package managers share among checkouts.
 * @param folder an empty folder; the library and the binding appear in it
 * @throws Error if its host does not answer, or it fails
 */
export async function runOwnInstaller(folder: string, signal: AbortSignal): Promise<void> {
  await reachHost(downloadHost(), signal);
  await mkdir(folder, { recursive: true });
  for (const part of parts) await cp(path.join(bindingPackage, part), path.join(folder, part), { recursive: true });
  const modules = path.join(folder, "node_modules");
  await symlink(path.resolve(bindingPackage, "../.."), modules, "junction");
  const programs = path.join(bindingPackage, "node_modules", ".bin");
  await runCommand(process.execPath, ["scripts/install.js", "cpu", "download"], {
    cwd: folder,
    env: { ...process.env, PATH: `${programs}${path.delimiter}${process.env.PATH}` },
    signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMilliseconds)]),
  });
  await rm(modules);
}
