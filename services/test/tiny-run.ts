import { join } from "node:path";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { createClient, type Transport } from "@connectrpc/connect";
import {
  type CreateRunRequestSchema,
  DatasetService,
  type Run,
  type TrainingOptionsSchema,
  TrainingService,
} from "@deconvscope/proto";
import { writePictures } from "./scan-pictures.ts";

type Request = MessageInitShape<typeof CreateRunRequestSchema>;

/** A network that learns within seconds. */
export const tinyArchitecture = {
  name: "tiny",
  inputShape: [16, 16, 3],
  layers: [
    { name: "conv1", operator: "Conv", filters: 8, kernel: 3, padding: 1 },
    { name: "relu1", operator: "Relu" },
    { name: "pool1", operator: "MaxPool", kernel: 2, strides: 2 },
    { name: "conv2", operator: "Conv", filters: 8, kernel: 3, padding: 1 },
    { name: "relu2", operator: "Relu" },
    { name: "flatten", operator: "Flatten" },
    { name: "dropout", operator: "Dropout", rate: 0.5 },
    { name: "fc", operator: "Gemm", units: 1 },
    { name: "softmax", operator: "Softmax" },
  ],
};

/** Images of a dataset with a split to learn from and one to be measured by. */
export async function registerPets(transport: Transport, dataRoot: string): Promise<void> {
  await writePictures(join(dataRoot, "pets", "train"), 48, ["cat", "dog", "owl"]);
  await writePictures(join(dataRoot, "pets", "val"), 12, ["cat", "dog", "owl"]);
  await createClient(DatasetService, transport).registerDataset({ name: "pets", path: "pets" });
}

/** A run of the tiny network: 6 steps an epoch. */
export async function createTinyRun(
  transport: Transport,
  options: MessageInitShape<typeof TrainingOptionsSchema> = {},
  request: Request = {},
): Promise<Run> {
  const tiny: Request = {
    dataset: "pets",
    kind: { case: "fromScratch", value: { architecture: JSON.stringify(tinyArchitecture) } },
    options: { batchSize: 8, epochs: 3, snapshotEpochs: [1, 3], ...options },
  };
  const { run } = await createClient(TrainingService, transport).createRun({ ...tiny, ...request } as Request);
  return run ?? Promise.reject(new Error("expected a run"));
}
