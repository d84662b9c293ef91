import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Layer } from "@deconvscope/network";
import {
  batchSize,
  classes,
  descent,
  drawBatch,
  fidelityCases,
  firstLabels,
  initialNetwork,
  steps,
} from "../test/fidelity-cases.ts";

/** Writes what train-in-pytorch.py reads: a case's description, its weights and its batches. `node scripts/write-fidelity-inputs.ts FOLDER` */

const [folder] = process.argv.slice(2);
if (folder === undefined)
  throw new Error("expected a folder to write to: node scripts/write-fidelity-inputs.ts FOLDER");
await mkdir(folder, { recursive: true });
for (const [index, fidelityCase] of fidelityCases.entries()) {
  const weights = initialNetwork(fidelityCase).layers.flatMap(weightsOf);
  const batches = Array.from({ length: steps }, (_, step) => drawBatch(step));
  const labels = batches.map((batch) => ({ first: [...firstLabels(batch.labels)], all: [...batch.labels] }));
  const description = { ...fidelityCase, ...descent, steps, batchSize, classes, labels };
  await writeFile(join(folder, `${index}.json`), JSON.stringify(description));
  await writeFile(join(folder, `${index}.bin`), joinFloats([...weights, ...batches.map(({ images }) => images)]));
}

/** Filters [height, width, in / groups, out] or weights [in, out], then biases [out]. */
function weightsOf(layer: Layer): Float32Array[] {
  if (layer.operator === "Conv") return [layer.filters.data, layer.bias!];
  if (layer.operator === "Gemm") return [layer.weights.data, layer.bias!];
  return [];
}

function joinFloats(arrays: readonly Float32Array[]): Uint8Array {
  return Buffer.concat(arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)));
}
