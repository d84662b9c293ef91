import os from "node:os";
import { parseArgs } from "node:util";

export const caseNames = [
  "forward",
  "projection",
  "winners",
  "occlusion",
  "invariance",
  "diagnosis",
  "scan",
  "evaluation",
  "training",
  "run",
  "watchers",
  "rpc",
  "latency",
  "zones",
  "start",
] as const;
export type CaseName = (typeof caseNames)[number];

/** What `pnpm bench` was asked for. */
export interface BenchOptions {
  readonly cases: readonly CaseName[];
  /** In the order asked for; undefined for those that are contestants by themselves. */
  readonly backends: readonly string[] | undefined;
  readonly rounds: number;
  readonly threads: number;
  /** Where the time goes, in place of how it compares. */
  readonly profile: boolean;
  /** The results as JSON in place of Markdown. */
  readonly json: boolean;
  readonly save: boolean;
  readonly help: boolean;
}

export const usage = `Measures speed, as ratios in one run.

  pnpm bench [${caseNames.join(" | ")}]…
    --backends A,B   TensorFlow.js backends that take part; the targets are for the first (onnxruntime,tensorflow)
    --threads N      of each contestant (all cores)
    --rounds N       turns that each contestant gets (3)
    --profile        of forward, projection and training: where the time goes, in place of how it compares
    --json           prints results.json in place of Markdown
    --save           appends to RESULTS.md and writes results.json

Without names: all cases but start, which takes minutes.
DECONVSCOPE_PEERS names a Python with the peers' packages; without one only ours is timed.`;

/** @throws Error that names the option, or parseArgs' own TypeError for one that does not exist */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      backends: { type: "string" },
      threads: { type: "string" },
      rounds: { type: "string", default: "3" },
      profile: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      save: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.profile && values.save) throw new Error("--profile: expected without --save, which keeps comparisons");
  const asked = positionals.map(readCase);
  if (values.profile && asked.some((name) => !isProfiled(name))) {
    throw new Error("--profile: expected forward, projection or training");
  }
  const usual = values.profile ? caseNames.filter(isProfiled) : caseNames.filter((name) => name !== "start");
  return {
    cases: asked.length > 0 ? asked : usual,
    backends: values.backends?.split(",").map((name) => name.trim()),
    rounds: readCount("--rounds", values.rounds),
    threads: values.threads === undefined ? os.availableParallelism() : readCount("--threads", values.threads),
    profile: values.profile,
    json: values.json,
    save: values.save,
    help: values.help,
  };
}

function isProfiled(name: CaseName): boolean {
  return name === "forward" || name === "projection" || name === "training";
}

function readCase(name: string): CaseName {
  const found = caseNames.find((known) => known === name);
  if (!found) throw new Error(`case: expected one of ${caseNames.join(", ")}, got "${name}"`);
  return found;
}

function readCount(option: string, value: string): number {
  const count = Number(value);
  if (value.trim() === "" || !Number.isInteger(count) || count < 1) {
    throw new Error(`${option}: expected a whole number of at least 1, got "${value}"`);
  }
  return count;
}
