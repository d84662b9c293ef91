import type { Architecture } from "./architecture.ts";
import { classifier, convolution, dense, overlappingPool, responseNormalization } from "./blocks.ts";

/** The paper's network: maps of 110, 55, 26, 13 and 6 cells a side. @see Zeiler & Fergus 2014, Fig. 3 */
export function zfnet(classes: number): Architecture {
  return {
    name: "zfnet",
    inputShape: [224, 224, 3],
    layers: [
      ...convolution(1, 96, 7, { stride: 2, padding: 1 }),
      overlappingPool(1, true),
      responseNormalization(1),
      ...convolution(2, 256, 5, { stride: 2 }),
      overlappingPool(2, true),
      responseNormalization(2),
      ...convolution(3, 384, 3, { padding: 1 }),
      ...convolution(4, 384, 3, { padding: 1 }),
      ...convolution(5, 256, 3, { padding: 1 }),
      overlappingPool(5, true),
      { name: "flatten", operator: "Flatten" },
      ...dense(6, 4096),
      ...dense(7, 4096),
      ...classifier(8, classes),
    ],
  };
}

/** ZFNet's shape for 64 … 96 pixels: conv1's stride and the pools kept, fewer maps, no response normalisation. */
export function zfnetSmall(classes: number): Architecture {
  return {
    name: "zfnet-small",
    inputShape: [96, 96, 3],
    layers: [
      ...convolution(1, 32, 7, { stride: 2, padding: 3 }),
      overlappingPool(1, true),
      ...convolution(2, 64, 5, { padding: 2 }),
      overlappingPool(2, true),
      ...convolution(3, 96, 3, { padding: 1 }),
      ...convolution(4, 96, 3, { padding: 1 }),
      ...convolution(5, 64, 3, { padding: 1 }),
      overlappingPool(5, true),
      { name: "flatten", operator: "Flatten" },
      ...dense(6, 256),
      ...classifier(7, classes),
    ],
  };
}
