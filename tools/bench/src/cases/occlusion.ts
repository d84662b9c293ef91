import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { type CompiledNetwork, compileNetwork } from "@deconvscope/deconvnet";
import { builtInModel } from "@deconvscope/menagerie";
import { findClassifier, type Network, readOnnx, seededRandom } from "@deconvscope/network";
import { countWork, OcclusionSweep, planWindows, type SquareGrid, squareGrid } from "@deconvscope/occlusion";
import type { BenchBackend } from "../backends.ts";
import type { BenchContext } from "../bench-context.ts";
import type { CaseResult } from "../case-result.ts";
import { readSqueezenet } from "../contestants/squeezenet.ts";
import { interleave } from "../interleave.ts";
import { watchGemm } from "../limit/gemm.ts";
import { peerContestant } from "../peers.ts";
import { repeat } from "../repeat.ts";
import { type Sample, takeSample } from "../sample.ts";
import { nameOurs } from "../subject.ts";
import { zfnet } from "./projection.ts";

/** A network that a square slides over, and the layer that is watched. */
interface Sweeping {
  readonly name: string;
  readonly compiled: CompiledNetwork;
  readonly grid: SquareGrid;
  readonly layer: string;
  readonly flops: number;
}

/** A coarse map: every fourth row and column. */
const coarseTiles = 16;
const wholePasses = "whole passes";

/** A square of a fifth of the side over all of an image, exactly, against Captum and against whole passes. */
export async function benchOcclusion(context: BenchContext): Promise<CaseResult[]> {
  const [backend] = context.backends.started;
  await backend.use();
  const { network: squeezenet } = await readSqueezenet(context.shared);
  const drawn = readOnnx(await readFile(builtInModel.url)).network;
  const results: CaseResult[] = [];
  for (const sweeping of [
    prepareNetwork("ZFNet", zfnet(), 45, 14, "conv5"),
    prepareNetwork("SqueezeNet 1.0", squeezenet, 45, 14, "fire9/concat"),
    prepareNetwork("the built-in model", drawn, 19, 6, "conv5"),
  ]) {
    results.push(await benchSweep(context, backend, sweeping));
    if (sweeping.name === "SqueezeNet 1.0") results.push(await benchWaiting(context, backend, sweeping));
    sweeping.compiled.dispose();
  }
  return results;
}

function prepareNetwork(name: string, network: Network, patch: number, stride: number, layer: string): Sweeping {
  const compiled = compileNetwork(network);
  const [height = 1, width = 1] = network.layers[0]?.shape ?? [];
  const grid = squareGrid(height, width, patch, stride);
  const plan = planWindows(compiled, patch, [findClassifier(network).scores, layer]);
  const each = plan.layers.reduce((sum, part) => sum + countWork(plan, part), 0);
  return { name, compiled, grid, layer, flops: each * grid.rows * grid.columns };
}

async function benchSweep(context: BenchContext, backend: BenchBackend, sweeping: Sweeping): Promise<CaseResult> {
  const { peers, rounds, threads } = context;
  const { name, grid } = sweeping;
  const ours = nameOurs(backend);
  const gemm = watchGemm(context.gemm);
  const python = peers && name === "ZFNet" ? [peerContestant(peers, "occlusion", threads)] : [];
  const sweep = (label: string, whole: boolean) =>
    repeat(label, () => takeSample(() => sweepAll(sweeping, whole)), { prepare: backend.use, samples: 3 });
  const standings = await interleave([sweep(ours, false), sweep(wholePasses, true), ...python, gemm], rounds);
  const captum = { ours, against: "Captum Occlusion, its better batch", peers: ["captum/16", "captum/64"], atLeast: 4 };
  return {
    name: `occlusion, ${name}`,
    work: `${name}, ${grid.height} × ${grid.width}, square ${grid.patch}, stride ${grid.stride}: ${grid.rows * grid.columns} places, exact`,
    standings: standings.filter(({ name }) => name !== "gemm"),
    targets: name === "ZFNet" ? [captum] : [],
    limit: { flops: sweeping.flops, gflops: gemm.best() },
    remarks: [
      "Ours also sums the watched map and runs the unoccluded image; the limit is the arithmetic of what squares can reach.",
    ],
  };
}

/** How soon there is something to see, and how soon a sweep stops. */
async function benchWaiting(context: BenchContext, backend: BenchBackend, sweeping: Sweeping): Promise<CaseResult> {
  const options = { prepare: backend.use };
  const standings = await interleave(
    [
      repeat(`image to the first ${coarseTiles} places`, () => takeSample(() => sweepCoarsely(sweeping)), options),
      repeat("abort to the end of all compute", () => timeAbort(sweeping), options),
    ],
    context.rounds,
  );
  return {
    name: "occlusion, waiting",
    work: `${sweeping.name}: how soon a new image shows, and a sweep stops`,
    standings,
    apart: true,
    remarks: ["Promised: 1,000 ms to a coarse map on screen, 50 ms from cancelling to the end of compute."],
  };
}

let images = 0;

function openSweep({ compiled, grid, layer }: Sweeping, whole = false): Promise<OcclusionSweep> {
  const channels = compiled.network.layers[0]?.shape[2] ?? 1;
  images += 1;
  const random = seededRandom(images);
  const image = Float32Array.from({ length: grid.height * grid.width * channels }, () => 200 * random() - 100);
  return OcclusionSweep.prepare(compiled, image, {
    patch: grid.patch,
    fill: new Float32Array(image.length),
    layer,
    whole,
  });
}

async function sweepAll(sweeping: Sweeping, whole: boolean): Promise<void> {
  const { grid } = sweeping;
  const sweep = await openSweep(sweeping, whole);
  let tiles = 0;
  for await (const batch of sweep.run(grid)) tiles += batch.length;
  sweep.dispose();
  if (tiles !== grid.rows * grid.columns) throw new Error(`expected ${grid.rows * grid.columns} places, got ${tiles}`);
}

async function sweepCoarsely(sweeping: Sweeping): Promise<void> {
  const sweep = await openSweep(sweeping);
  let tiles = 0;
  for await (const batch of sweep.run(sweeping.grid)) {
    tiles += batch.length;
    if (tiles >= coarseTiles) break;
  }
  sweep.dispose();
}

async function timeAbort(sweeping: Sweeping): Promise<Sample> {
  const controller = new AbortController();
  const sweep = await openSweep(sweeping);
  const batches = sweep.run(sweeping.grid, controller.signal);
  await batches.next();
  const running = (async () => {
    for await (const batch of batches) if (batch.length === 0) throw new Error("expected places, got none");
  })();
  const ended = running.catch((error: unknown) => {
    if (error !== controller.signal.reason) throw error;
  });
  // Whoever aborts is another process: what counts begins when it does, not when this one hears of it.
  const delay = 20 + 60 * Math.random();
  const abortedAt = performance.now() + delay;
  const { cpu } = await takeSample(async () => {
    await sleep(delay);
    controller.abort();
    await ended;
  });
  // Timers may be a millisecond early.
  const wall = Math.max(0, performance.now() - abortedAt);
  sweep.dispose();
  return { wall, cpu };
}
