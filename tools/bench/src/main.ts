import { existsSync } from "node:fs";
import { appendFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { configure } from "tfjs-backend-onnxruntime";
import { startBackends } from "./backends.ts";
import type { BenchContext } from "./bench-context.ts";
import type { CaseResult } from "./case-result.ts";
import { benchDiagnosis } from "./cases/diagnosis.ts";
import { benchEvaluation } from "./cases/evaluation.ts";
import { benchForward } from "./cases/forward.ts";
import { benchInvariance } from "./cases/invariance.ts";
import { benchLatency } from "./cases/latency.ts";
import { benchOcclusion } from "./cases/occlusion.ts";
import { benchProjection } from "./cases/projection.ts";
import { benchRpc } from "./cases/rpc.ts";
import { benchRun } from "./cases/run.ts";
import { benchScan } from "./cases/scan.ts";
import { benchStart } from "./cases/start.ts";
import { benchTraining } from "./cases/training.ts";
import { benchWatchers } from "./cases/watchers.ts";
import { benchWinners } from "./cases/winners.ts";
import { measureZones } from "./cases/zone-size.ts";
import { openGemm } from "./limit/gemm.ts";
import { limitThreads } from "./limit-threads.ts";
import { describeMachine } from "./machine.ts";
import { type BenchOptions, type CaseName, readOptions, usage } from "./options.ts";
import { findPeers } from "./peers.ts";
import { printResults } from "./print-results.ts";
import { printProfile } from "./profile/print-profile.ts";
import { runProfiles } from "./profile/run-profile.ts";
import { collectResults, type Results } from "./results.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const shared = process.env.DECONVSCOPE_SHARED ?? path.resolve(root, "../shared");

const cases: Record<Exclude<CaseName, "zones">, (context: BenchContext) => Promise<readonly CaseResult[]>> = {
  forward: benchForward,
  projection: async (context) => [await benchProjection(context)],
  winners: benchWinners,
  occlusion: benchOcclusion,
  invariance: benchInvariance,
  diagnosis: async (context) => [await benchDiagnosis(context)],
  scan: async (context) => [await benchScan(context)],
  evaluation: async (context) => [await benchEvaluation(context)],
  training: async (context) => [await benchTraining(context)],
  run: async (context) => [await benchRun(context)],
  watchers: async (context) => [await benchWatchers(context)],
  rpc: async (context) => [await benchRpc(context)],
  latency: benchLatency,
  start: async () => [await benchStart(root)],
};
/** Cases that need SqueezeNet's weights. */
const needWeights: readonly CaseName[] = [
  "forward",
  "winners",
  "occlusion",
  "invariance",
  "diagnosis",
  "scan",
  "evaluation",
  "rpc",
  "latency",
];

const options = readOptions(process.argv.slice(2));
if (options.help) console.log(usage);
else await bench(options);

async function bench({ threads, rounds, ...asked }: BenchOptions): Promise<void> {
  limitThreads(threads);
  configure({ threads });
  const backends = await startBackends(asked.backends);
  for (const failure of backends.failures) console.error(`bench: ${failure}`);
  const peers = findPeers(shared, process.env.DECONVSCOPE_PEERS);
  if (typeof peers === "string") console.error(`bench: the peers are not timed: ${peers}`);
  const gemm = await openGemm(threads);
  const context = { backends, peers: typeof peers === "string" ? undefined : peers, shared, gemm, rounds, threads };
  const names = asked.cases.filter(hasWeights);
  if (asked.profile) {
    for (const profile of await runProfiles(context, names)) console.log(printProfile(profile));
  } else {
    const machine = await describeMachine(context);
    const results = await runCases(context, names);
    const zones = names.includes("zones") ? await measureZones(root) : [];
    await hand(collectResults(machine, results, zones), asked);
  }
  await gemm.release();
}

/** A case that fails is said to have, and the others go on. */
async function runCases(context: BenchContext, names: readonly CaseName[]): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for (const name of names) {
    if (name === "zones") continue;
    console.error(`bench: ${name}`);
    try {
      results.push(...(await cases[name](context)));
    } catch (error) {
      console.error(`bench: ${name} failed:`, error);
      process.exitCode = 1;
    }
  }
  return results;
}

async function hand(results: Results, { json, save }: Pick<BenchOptions, "json" | "save">): Promise<void> {
  const report = printResults(results);
  const data = `${JSON.stringify(results, null, 2)}\n`;
  console.log(json ? data : report);
  if (!save) return;
  if (process.exitCode) throw new Error("--save: expected every case to come through, so nothing is saved");
  const folder = path.resolve(import.meta.dirname, "..");
  await appendFile(path.join(folder, "RESULTS.md"), `\n${report}`);
  await writeFile(path.join(folder, "results.json"), data);
}

function hasWeights(name: CaseName): boolean {
  const file = path.join(shared, "data/squeezenet1_0/model.onnx");
  if (!needWeights.includes(name) || existsSync(file)) return true;
  console.error(`bench: ${name} needs SqueezeNet's weights: there is no ${file}`);
  return false;
}
