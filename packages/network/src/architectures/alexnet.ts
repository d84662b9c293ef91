import type { Architecture } from "./architecture.ts";
import { classifier, convolution, dense, overlappingPool, responseNormalization } from "./blocks.ts";

/**
 * The network ZFNet answers: 11 × 11 filters at stride 4, conv2, conv4 and conv5 in two groups.
 * @see Krizhevsky et al. 2012, §3.5
 */
export function alexnet(classes: number): Architecture {
  return {
    name: "alexnet",
    inputShape: [224, 224, 3],
    layers: [
      ...convolution(1, 96, 11, { stride: 4, padding: 2 }),
      responseNormalization(1),
      overlappingPool(1, false),
      ...convolution(2, 256, 5, { padding: 2, groups: 2 }),
      responseNormalization(2),
      overlappingPool(2, false),
      ...convolution(3, 384, 3, { padding: 1 }),
      ...convolution(4, 384, 3, { padding: 1, groups: 2 }),
      ...convolution(5, 256, 3, { padding: 1, groups: 2 }),
      overlappingPool(5, false),
      { name: "flatten", operator: "Flatten" },
      ...dense(6, 4096),
      ...dense(7, 4096),
      ...classifier(8, classes),
    ],
  };
}

/** AlexNet's shape for 64 … 96 pixels: the same 11 × 11 filters at stride 4, which is what diagnosis looks at. */
export function alexnetSmall(classes: number): Architecture {
  return {
    name: "alexnet-small",
    inputShape: [96, 96, 3],
    layers: [
      ...convolution(1, 32, 11, { stride: 4, padding: 2 }),
      overlappingPool(1, false),
      ...convolution(2, 64, 5, { padding: 2, groups: 2 }),
      overlappingPool(2, false),
      ...convolution(3, 96, 3, { padding: 1 }),
      ...convolution(4, 96, 3, { padding: 1, groups: 2 }),
      ...convolution(5, 64, 3, { padding: 1, groups: 2 }),
      overlappingPool(5, false),
      { name: "flatten", operator: "Flatten" },
      ...dense(6, 256),
      ...classifier(7, classes),
    ],
  };
}
