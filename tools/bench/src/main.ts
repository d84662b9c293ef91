import { existsSync } from "node:fs";
import { appendFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { startBackend } from "@deconvscope/backend";
import { benchForward } from "./cases/forward.ts";
import { benchLatency } from "./cases/latency.ts";
import { benchProjection } from "./cases/projection.ts";
import { benchRpc } from "./cases/rpc.ts";
import { benchStart } from "./cases/start.ts";
import { measureZones } from "./cases/zone-size.ts";
import { describeMachine } from "./machine.ts";
import { hasPeers } from "./peers.ts";
import { printResults } from "./print-results.ts";
import type { CaseResult } from "./result.ts";

const usage = `Measures, as ratios in one run.

  pnpm bench [forward projection rpc latency zones start] [--rounds N] [--save]

Without names: all but start, which takes minutes. --save appends to RESULTS.md and writes results.json.
DECONVSCOPE_PEERS names a Python with PyTorch and Captum; without it only ours is timed.`;

const root = path.resolve(import.meta.dirname, "../../..");
const fixtures = process.env.DECONVSCOPE_SHARED ?? path.resolve(root, "../shared");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "3" },
    save: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});

if (values.help) console.log(usage);
else
  await bench(
    positionals.length ? positionals : ["forward", "projection", "rpc", "latency", "zones"],
    Number(values.rounds),
  );

function hasFixtures(): boolean {
  const there = existsSync(path.join(fixtures, "data/squeezenet1_0/model.onnx"));
  if (!there) console.error(`bench: SqueezeNet's weights are needed, and are not in ${fixtures}`);
  return there;
}

async function bench(wanted: readonly string[], rounds: number): Promise<void> {
  const started = await startBackend();
  const machine = await describeMachine(`${started.name} ${started.version}`);
  if (!hasPeers) console.error("bench: DECONVSCOPE_PEERS is not set: the peers are not timed");
  const cases: CaseResult[] = [];
  if (wanted.includes("forward") && hasFixtures())
    cases.push(...(await benchForward(fixtures, machine.gflops, rounds)));
  if (wanted.includes("projection")) cases.push(await benchProjection(machine.gflops, rounds));
  if (wanted.includes("rpc") && hasFixtures()) cases.push(await benchRpc(fixtures, rounds));
  if (wanted.includes("latency") && hasFixtures()) cases.push(...(await benchLatency(fixtures, rounds)));
  if (wanted.includes("start")) cases.push(await benchStart(root));
  const zones = wanted.includes("zones") ? await measureZones(root) : [];
  const report = printResults(new Date().toISOString().slice(0, 10), machine, cases, zones);
  console.log(report);
  if (!values.save) return;
  const folder = path.resolve(import.meta.dirname, "..");
  await appendFile(path.join(folder, "RESULTS.md"), `\n${report}`);
  await writeFile(path.join(folder, "results.json"), `${JSON.stringify({ machine, cases, zones }, null, 2)}\n`);
}
