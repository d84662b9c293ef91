import path from "node:path";
import { bindingFile } from "./binding-package.ts";
import { runCommand } from "./run-command.ts";

/** What a binding says of the library behind it. */
export interface CheckedBinding {
  readonly version: string;
  /** The library lists a GPU among its devices. */
  readonly onGpu: boolean;
}

const script = `
const binding = require(process.argv[1]);
console.log("checked " + JSON.stringify({ version: binding.TF_Version, onGpu: binding.isUsingGpuDevice() }));
`;

/**
 * Loads a variant's binding in a process of its own.
 * @throws Error if it, or a library that it needs, does not load
 */
export async function checkBinding(folder: string, signal: AbortSignal): Promise<CheckedBinding> {
  const output = await runCommand(process.execPath, ["-e", script, path.join(folder, bindingFile)], {
    env: { TF_CPP_MIN_LOG_LEVEL: "2", ...process.env },
    signal,
  });
  const answer = output.split("\n").find((line) => line.startsWith("checked "));
  if (!answer) throw new Error(`the binding says nothing of itself: ${output.trim()}`);
  return JSON.parse(answer.slice("checked ".length));
}
