import "@tensorflow/tfjs-backend-cpu";
import { getKernelsForBackend, registerKernel } from "@tensorflow/tfjs-core";
import { addNKernels } from "./add-n.ts";
import { argReduceKernels } from "./arg-reduce.ts";
import { batchNormKernels } from "./batch-norm.ts";
import { binaryKernels } from "./binary.ts";
import { blockKernels } from "./block.ts";
import { castKernels } from "./cast.ts";
import { clipKernels } from "./clip.ts";
import { compareKernels } from "./compare.ts";
import { complexKernels } from "./complex.ts";
import { concatKernels } from "./concat.ts";
import { convolutionKernels } from "./convolution.ts";
import { convolutionGradientKernels } from "./convolution-gradients.ts";
import { cumulateKernels } from "./cumulate.ts";
import { defineFallback } from "./define-kernel.ts";
import { depthwiseConvolutionKernels } from "./depthwise-convolution.ts";
import { depthwiseGradientKernels } from "./depthwise-gradients.ts";
import { einsumKernels } from "./einsum.ts";
import { fillKernels } from "./fill.ts";
import { gatherKernels } from "./gather.ts";
import { localResponseKernels } from "./local-response.ts";
import { matMulKernels } from "./mat-mul.ts";
import { oneHotKernels } from "./one-hot.ts";
import { packKernels } from "./pack.ts";
import { padKernels } from "./pad.ts";
import { poolingKernels } from "./pooling.ts";
import { poolingGradientKernels } from "./pooling-gradients.ts";
import { poolingSwitchKernels } from "./pooling-switches.ts";
import { rectifierKernels } from "./rectifiers.ts";
import { reduceKernels } from "./reduce.ts";
import { resizeKernels } from "./resize.ts";
import { scatterKernels } from "./scatter.ts";
import { selectKernels } from "./select.ts";
import { sequenceKernels } from "./sequence.ts";
import { shapeKernels } from "./shape-kernels.ts";
import { sliceKernels } from "./slice.ts";
import { softmaxKernels } from "./softmax.ts";
import { sumSquaresKernels } from "./sum-squares.ts";
import { topKKernels } from "./top-k.ts";
import { unaryKernels } from "./unary.ts";
import { volumeConvolutionKernels } from "./volume-convolution.ts";
import { volumePoolingKernels } from "./volume-pooling.ts";

/** Registers the kernels that are compiled, and the cpu backend's in place of all others. */
export function registerKernels(): void {
  const compiled = [
    ...addNKernels,
    ...argReduceKernels,
    ...binaryKernels,
    ...blockKernels,
    ...castKernels,
    ...clipKernels,
    ...compareKernels,
    ...complexKernels,
    ...concatKernels,
    ...convolutionKernels,
    ...convolutionGradientKernels,
    ...depthwiseConvolutionKernels,
    ...depthwiseGradientKernels,
    ...batchNormKernels,
    ...resizeKernels,
    ...volumeConvolutionKernels,
    ...volumePoolingKernels,
    ...localResponseKernels,
    ...cumulateKernels,
    ...einsumKernels,
    ...fillKernels,
    ...gatherKernels,
    ...matMulKernels,
    ...oneHotKernels,
    ...packKernels,
    ...padKernels,
    ...poolingKernels,
    ...poolingGradientKernels,
    ...poolingSwitchKernels,
    ...rectifierKernels,
    ...reduceKernels,
    ...scatterKernels,
    ...selectKernels,
    ...sumSquaresKernels,
    ...sequenceKernels,
    ...shapeKernels,
    ...sliceKernels,
    ...softmaxKernels,
    ...topKKernels,
    ...unaryKernels,
  ];
  const names = new Set(compiled.map(({ kernelName }) => kernelName));
  for (const config of compiled) registerKernel(config);
  for (const { kernelName } of getKernelsForBackend("cpu")) {
    if (!names.has(kernelName)) registerKernel(defineFallback(kernelName));
  }
}
