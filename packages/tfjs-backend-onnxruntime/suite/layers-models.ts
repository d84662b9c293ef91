import { layers } from "@tensorflow/tfjs";

/** A small tf.layers model with what it is trained on. */
export interface LayersCase {
  readonly name: string;
  readonly inputShape: readonly number[];
  /** Inputs are whole numbers below this instead of reals. */
  readonly vocabulary?: number;
  /** Numbers it puts out for each example. */
  readonly outputs: number;
  readonly loss: string;
  readonly optimizer?: string;
  /** Made anew for each backend. */
  layers(): layers.Layer[];
}

function classifier(name: string, inputShape: readonly number[], body: () => layers.Layer[]): LayersCase {
  return {
    name,
    inputShape,
    outputs: 4,
    loss: "categoricalCrossentropy",
    layers: () => [...body(), layers.dense({ units: 4, activation: "softmax" })],
  };
}

const activations = [
  "elu",
  "relu",
  "relu6",
  "selu",
  "sigmoid",
  "hardSigmoid",
  "softplus",
  "softsign",
  "tanh",
  "swish",
] as const;
const optimizers = ["sgd", "adam", "adamax", "rmsprop", "adagrad", "adadelta"];

/** Models that between them use the usual layers, activations, losses and optimizers. */
export const layersCases: readonly LayersCase[] = [
  ...activations.map((activation) =>
    classifier(`dense, ${activation}`, [5], () => [layers.dense({ units: 7 }), layers.activation({ activation })]),
  ),
  ...optimizers.map((optimizer) => ({
    ...classifier(`dense, optimizer ${optimizer}`, [5], () => [layers.dense({ units: 7, activation: "tanh" })]),
    optimizer,
  })),
  ...["meanSquaredError", "meanAbsoluteError", "binaryCrossentropy", "hinge", "cosineProximity"].map((loss) => ({
    name: `dense, loss ${loss}`,
    inputShape: [6],
    outputs: 3,
    loss,
    layers: () => [layers.dense({ units: 3, activation: "sigmoid" })],
  })),
  classifier("leaky and parametric rectifiers", [5], () => [
    layers.dense({ units: 6 }),
    layers.leakyReLU({ alpha: 0.2 }),
    layers.dense({ units: 6 }),
    layers.prelu({ alphaInitializer: "ones" }),
  ]),
  classifier("conv2d, batch normalization, both poolings", [9, 8, 3], () => [
    layers.conv2d({ filters: 4, kernelSize: 3, padding: "same", activation: "relu" }),
    layers.batchNormalization(),
    layers.maxPooling2d({ poolSize: 2 }),
    layers.conv2d({ filters: 5, kernelSize: 2, strides: 2, useBias: false }),
    layers.averagePooling2d({ poolSize: 2, strides: 1 }),
    layers.flatten(),
  ]),
  classifier("depthwise and separable conv2d", [8, 8, 3], () => [
    layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2 }),
    layers.separableConv2d({ filters: 4, kernelSize: 3, padding: "same" }),
    layers.flatten(),
  ]),
  classifier("upsampling, conv2dTranspose, padding, cropping", [4, 4, 3], () => [
    // First, where it needs no gradient: the cpu backend's is wrong for more than one image.
    layers.upSampling2d({ size: [2, 2] }),
    layers.conv2dTranspose({ filters: 4, kernelSize: 3, strides: 2, padding: "same" }),
    layers.zeroPadding2d({ padding: 1 }),
    layers.cropping2D({ cropping: 3 }),
    layers.globalAveragePooling2d({}),
  ]),
  classifier("conv1d, pooling over time", [12, 3], () => [
    layers.conv1d({ filters: 4, kernelSize: 3, activation: "relu" }),
    layers.maxPooling1d({ poolSize: 2 }),
    layers.globalMaxPooling1d(),
  ]),
  classifier("conv3d", [4, 4, 4, 2], () => [
    layers.conv3d({ filters: 3, kernelSize: 2, activation: "relu" }),
    layers.maxPooling3d({ poolSize: 2 }),
    layers.flatten(),
  ]),
  classifier("layer normalization, permute, reshape, repeat", [4, 6], () => [
    layers.layerNormalization({ axis: -1 }),
    layers.permute({ dims: [2, 1] }),
    layers.reshape({ targetShape: [24] }),
    layers.repeatVector({ n: 2 }),
    layers.flatten(),
  ]),
  ...(["simpleRNN", "gru", "lstm"] as const).map((kind) =>
    classifier(kind, [5, 3], () => [layers[kind]({ units: 4, returnSequences: true }), layers[kind]({ units: 3 })]),
  ),
  classifier("bidirectional lstm, time distributed dense", [5, 3], () => [
    layers.bidirectional({ layer: layers.lstm({ units: 3, returnSequences: true }), mergeMode: "concat" }),
    layers.timeDistributed({ layer: layers.dense({ units: 2 }) }),
    layers.flatten(),
  ]),
  {
    ...classifier("embedding", [6], () => [layers.embedding({ inputDim: 9, outputDim: 5 }), layers.flatten()]),
    vocabulary: 9,
  },
];
