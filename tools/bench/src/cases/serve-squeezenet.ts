import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Client, createClient, type Transport } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import type { BackendName } from "@deconvscope/backend";
import { ChannelOrder, DataType, ModelService } from "@deconvscope/proto";
import { createLocalTransport, startServer } from "@deconvscope/services";

/** What the model is called on the server. */
export const squeezenet = "squeezenet";

/** Of its input. */
export const shape = [227, 227, 3] as const;

/** The services with SqueezeNet imported, over gRPC and in memory. */
export interface ServedSqueezenet {
  readonly onnx: Uint8Array;
  readonly grpc: Transport;
  readonly local: Transport;
  close(): Promise<void>;
}

/** @param backend the TensorFlow.js backend that their engines compute on */
export async function serveSqueezenet(shared: string, backend: BackendName): Promise<ServedSqueezenet> {
  const folder = await mkdtemp(path.join(tmpdir(), "deconvscope-bench-"));
  const onnx = await readFile(path.join(shared, "data/squeezenet1_0/model.onnx"));
  const quiet = { logLevel: "warn", httpPort: 0, grpcPort: 0, backend };
  const server = await startServer({ ...quiet, dataDir: path.join(folder, "server") });
  const local = await createLocalTransport({ ...quiet, dataDir: path.join(folder, "local") });
  const grpc = createGrpcTransport({ baseUrl: `http://127.0.0.1:${server.grpcPort}` });
  for (const transport of [grpc, local.transport]) await importModel(createClient(ModelService, transport), onnx);
  return {
    onnx,
    grpc,
    local: local.transport,
    close: async () => {
      await server.close();
      await local.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function importModel(client: Client<typeof ModelService>, onnx: Uint8Array): Promise<void> {
  async function* messages() {
    const preprocessing = { channelOrder: ChannelOrder.BGR, mean: [104, 117, 123], divideBy: 1 };
    yield { part: { case: "header" as const, value: { name: squeezenet, preprocessing } } };
    for (let start = 0; start < onnx.length; start += 2 ** 20) {
      yield { part: { case: "chunk" as const, value: onnx.subarray(start, start + 2 ** 20) } };
    }
  }
  await client.importModel(messages());
}

let images = 0;

/** An image that no cache has seen, [227, 227, 3] less the means. */
export function nextImage(): Float32Array {
  images += 1;
  const values = new Float32Array(shape[0] * shape[1] * shape[2]);
  for (let index = 0; index < values.length; index++) values[index] = ((index * images) % 256) - 128;
  return values;
}

/** The image as a request carries it. */
export function tensorSource(values: Float32Array) {
  const tensor = { shape: [...shape], dataType: DataType.FLOAT32, data: new Uint8Array(values.buffer) };
  return { source: { case: "tensor" as const, value: tensor } };
}
