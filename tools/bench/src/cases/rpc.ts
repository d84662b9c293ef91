import os from "node:os";
import { type Client, createClient } from "@connectrpc/connect";
import { encodePng } from "@deconvscope/datasets";
import {
  compileNetwork,
  findStrongestMaps,
  projectUnits,
  runForward,
  signalScale,
  toneSignal,
} from "@deconvscope/deconvnet";
import { readOnnx } from "@deconvscope/network";
import { DeconvService } from "@deconvscope/proto";
import * as tf from "@tensorflow/tfjs-core";
import type { BenchContext } from "../bench-context.ts";
import type { CaseResult } from "../case-result.ts";
import { type Contestant, interleave } from "../interleave.ts";
import { type Standing, summarise } from "../round.ts";
import { takeSample } from "../sample.ts";
import type { Target } from "../target.ts";
import { nextImage, serveSqueezenet, shape, squeezenet, tensorSource } from "./serve-squeezenet.ts";

const layer = "fire9/concat";
const bare = "bare engine";
const overGrpc = "gRPC";

const target: Target = {
  ours: overGrpc,
  against: "the bare engine, at most 1.05 of its time",
  peers: [bare],
  atLeast: 1 / 1.05,
  byWall: true,
};

/** Nine projections of fire9 of SqueezeNet, each time of another image: the bare engine, in memory, and over gRPC. */
export async function benchRpc({
  backends: {
    started: [backend],
  },
  shared,
  rounds,
  threads,
}: BenchContext): Promise<CaseResult> {
  await backend.use();
  const served = await serveSqueezenet(shared, backend.name);
  try {
    const contestants = [
      bareEngine(served.onnx),
      overRpc("services in memory", createClient(DeconvService, served.local)),
      overRpc(overGrpc, createClient(DeconvService, served.grpc)),
    ];
    return {
      name: "overhead of an RPC",
      work: `SqueezeNet, ${shape.join(" × ")}: forward pass of a new image, nine projections of ${layer} with their pictures`,
      standings: await takeTurns(contestants, 5 * rounds),
      targets: threads === os.availableParallelism() ? [target] : [],
      remarks: [
        "The services use all cores, whatever the bare engine may use.",
        "CPU time of the services' engine is in a process of its own and not counted in their rows.",
        "The services draw pictures while the next units are projected; the bare engine draws one after the other.",
      ],
    };
  } finally {
    await served.close();
  }
}

/** Turn by turn, since they differ less than the noise; before it each warms up, as every process compiles its own code. */
async function takeTurns(contestants: readonly Contestant[], turns: number): Promise<Standing[]> {
  await interleave(contestants, 5);
  return interleave(contestants, turns);
}

function bareEngine(onnx: Uint8Array): Contestant {
  const compiled = compileNetwork(readOnnx(onnx).network);
  return contestant(bare, async () => {
    const input = tf.tensor4d(nextImage(), [1, ...shape]);
    const pass = runForward(compiled, input);
    let pictures = 0;
    for await (const { field, signal } of projectUnits(pass, await findStrongestMaps(pass, layer, 9))) {
      const tones = toneSignal(signal, signalScale(signal));
      await encodePng(tones, field.width, field.height, 3);
      await encodePng(new Uint8Array(tones), field.width, field.height, 3);
      pictures += 1;
    }
    pass.dispose();
    input.dispose();
    return pictures;
  });
}

function overRpc(name: string, client: Client<typeof DeconvService>): Contestant {
  return contestant(name, async () => {
    const request = { model: squeezenet, image: tensorSource(nextImage()), strongest: { layer, count: 9 } };
    let pictures = 0;
    for await (const { reconstruction } of client.reconstruct(request)) {
      if (reconstruction?.projectionPng.length) pictures += 1;
    }
    return pictures;
  });
}

function contestant(name: string, repetition: () => Promise<number>): Contestant {
  const checked = async () => {
    const pictures = await repetition();
    if (pictures !== 9) throw new Error(`${name}: expected nine pictures, got ${pictures}`);
  };
  return { round: async () => new Map([[name, summarise([await takeSample(checked)])]]) };
}
