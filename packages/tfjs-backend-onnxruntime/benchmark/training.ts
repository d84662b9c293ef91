import * as tf from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";

/** A small convolutional network of four convolutions on 64 × 64 pixels. @returns one step of SGD with momentum on the batch */
export function makeTraining(batch: number): () => Promise<void> {
  const convolution = (filters: number, kernelSize: number, strides = 1) =>
    layers.conv2d({ filters, kernelSize, strides, padding: "same", activation: "relu" });
  const pool = (poolSize: number) => layers.maxPooling2d({ poolSize, strides: 2 });
  const model = sequential({
    layers: [
      layers.inputLayer({ inputShape: [64, 64, 3] }),
      ...[convolution(32, 7, 2), pool(3), convolution(64, 5), pool(3)],
      ...[convolution(96, 3), convolution(64, 3), pool(2)],
      layers.flatten(),
      layers.dense({ units: 256, activation: "relu" }),
      layers.dense({ units: 20, activation: "softmax" }),
    ],
  });
  model.compile({ optimizer: tf.train.momentum(0.01, 0.9), loss: "categoricalCrossentropy" });
  const images = tf.randomNormal([batch, 64, 64, 3], 0, 1, "float32", 1);
  const labels = tf.oneHot(tf.randomUniform([batch], 0, 20, "int32", 1), 20);
  return async () => {
    await model.trainOnBatch(images, labels);
  };
}
