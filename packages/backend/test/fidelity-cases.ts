import { type Architecture, architectures, instantiate, type Network, seededRandom } from "@deconvscope/network";

/** A training that PyTorch does too. */
export interface FidelityCase {
  readonly name: string;
  readonly architecture: Architecture;
  readonly loss: "softmax" | "sigmoid";
  readonly rate: number;
  /** Largest root mean square of a filter; none if missing. */
  readonly filterBound?: number;
  /** This layer and those before it are not trained. */
  readonly frozenThrough?: string;
}

export const classes = 5;
export const batchSize = 4;
export const descent = { momentum: 0.9, weightDecay: 5e-4 };
export const steps = 20;

const side = 64;
/** Batches, one after another and then from the first again. */
const different = 5;

function small(name: string): Architecture {
  return { ...architectures.get(name)!(classes), inputShape: [side, side, 3] };
}

export const fidelityCases: readonly FidelityCase[] = [
  { name: "zfnet-small", architecture: small("zfnet-small"), loss: "softmax", rate: 1e-3 },
  {
    name: "zfnet-small, bounded filters",
    architecture: small("zfnet-small"),
    loss: "softmax",
    rate: 1e-3,
    filterBound: 0.1,
  },
  {
    name: "zfnet-small, frozen through relu3",
    architecture: small("zfnet-small"),
    loss: "softmax",
    rate: 1e-3,
    frozenThrough: "relu3",
  },
  { name: "zfnet-small, several labels", architecture: small("zfnet-small"), loss: "sigmoid", rate: 2e-4 },
  { name: "alexnet-small", architecture: small("alexnet-small"), loss: "softmax", rate: 1e-3 },
];

/** Its weights before the first step. */
export function initialNetwork({ architecture }: FidelityCase): Network {
  return instantiate(architecture, seededRandom(1), "he");
}

/** Noise of mean 0, a colour brighter for each label; labels as 0 and 1 [batchSize, classes], at least one an image. */
export function drawBatch(step: number): { readonly images: Float32Array; readonly labels: Int32Array } {
  const random = seededRandom(100 + (step % different));
  const labels = new Int32Array(batchSize * classes);
  const images = new Float32Array(batchSize * side * side * 3);
  for (let image = 0; image < batchSize; image++) {
    const [first, second] = [Math.floor(random() * classes), Math.floor(random() * classes)];
    for (const label of [first, second]) labels[image * classes + label] = 1;
    for (let place = 0; place < side * side * 3; place++)
      images[image * side * side * 3 + place] = random() * 2 - 1 + (place % 3 === first % 3 ? 0.5 : 0);
  }
  return { images, labels };
}

/** The first of an image's labels, where it has one: [batchSize]. */
export function firstLabels(labels: Int32Array): Int32Array {
  return Int32Array.from({ length: batchSize }, (_, image) =>
    labels.subarray(image * classes, (image + 1) * classes).indexOf(1),
  );
}
