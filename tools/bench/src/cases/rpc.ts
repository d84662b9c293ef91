import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Client, createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
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
import { ChannelOrder, DataType, DeconvService, ModelService } from "@deconvscope/proto";
import { createLocalTransport, startServer } from "@deconvscope/services";
import * as tf from "@tensorflow/tfjs-core";
import { type Contestant, interleave } from "../interleave.ts";
import type { CaseResult } from "../result.ts";
import { takeSample } from "../sample.ts";

const model = "squeezenet";
const layer = "fire9/concat";
const shape = [227, 227, 3] as const;

/** Nine projections of fire9 of SqueezeNet, each time of another image: the bare engine, in memory, and over gRPC. */
export async function benchRpc(fixtures: string, rounds: number): Promise<CaseResult> {
  const folder = await mkdtemp(path.join(tmpdir(), "deconvscope-bench-"));
  const onnx = await readFile(path.join(fixtures, "data/squeezenet1_0/model.onnx"));
  const quiet = { logLevel: "warn", httpPort: 0, grpcPort: 0 };
  const server = await startServer({ ...quiet, dataDir: path.join(folder, "server") });
  const local = await createLocalTransport({ ...quiet, dataDir: path.join(folder, "local") });
  const grpc = createGrpcTransport({ baseUrl: `http://127.0.0.1:${server.grpcPort}` });
  try {
    for (const transport of [grpc, local.transport]) await importModel(createClient(ModelService, transport), onnx);
    const contestants = [
      bareEngine(onnx),
      overRpc("services in memory", createClient(DeconvService, local.transport)),
      overRpc("gRPC", createClient(DeconvService, grpc)),
    ];
    return {
      name: "overhead of an RPC",
      work: `SqueezeNet, ${shape.join(" × ")}: forward pass of a new image, nine projections of ${layer} with their pictures`,
      standings: await interleave(contestants, rounds),
      remarks: ["CPU time of the services' engine is in a process of its own and not counted in their rows."],
    };
  } finally {
    await server.close();
    await local.close();
    await rm(folder, { recursive: true });
  }
}

async function importModel(client: Client<typeof ModelService>, onnx: Uint8Array): Promise<void> {
  async function* messages() {
    const preprocessing = { channelOrder: ChannelOrder.BGR, mean: [104, 117, 123], divideBy: 1 };
    yield { part: { case: "header" as const, value: { name: model, preprocessing } } };
    for (let start = 0; start < onnx.length; start += 2 ** 20) {
      yield { part: { case: "chunk" as const, value: onnx.subarray(start, start + 2 ** 20) } };
    }
  }
  await client.importModel(messages());
}

let images = 0;

/** An image that no cache has seen. */
function nextImage(): Float32Array {
  images += 1;
  return Float32Array.from({ length: shape[0] * shape[1] * shape[2] }, (_, index) => ((index * images) % 256) - 128);
}

function bareEngine(onnx: Uint8Array): Contestant {
  const compiled = compileNetwork(readOnnx(onnx).network);
  return contestant("bare engine", async () => {
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
    const data = new Uint8Array(nextImage().buffer);
    const tensor = { shape: [...shape], dataType: DataType.FLOAT32, data };
    const image = { source: { case: "tensor" as const, value: tensor } };
    let pictures = 0;
    for await (const { reconstruction } of client.reconstruct({ model, image, strongest: { layer, count: 9 } })) {
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
  return {
    name,
    round: async () => {
      await checked();
      const samples = [];
      for (let index = 0; index < 5; index++) samples.push(await takeSample(checked));
      return samples;
    },
  };
}
