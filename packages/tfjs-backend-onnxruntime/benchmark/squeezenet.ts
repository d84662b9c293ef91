import * as tf from "@tensorflow/tfjs-core";

/** SqueezeNet 1.0 with random weights, written with TensorFlow.js. @returns one forward pass of a new batch */
export function makeSqueezenet(batch: number): () => Promise<void> {
  const convolution = (size: number, from: number, to: number, stride = 1) => {
    const filter = tf.keep(tf.randomNormal<tf.Rank.R4>([size, size, from, to], 0, Math.sqrt(2 / (size * size * from))));
    const bias = tf.keep(tf.zeros<tf.Rank.R1>([to]));
    return (x: tf.Tensor4D): tf.Tensor4D =>
      tf.fused.conv2d({
        ...{ x, filter, bias, strides: stride, activation: "relu" },
        pad: stride === 1 ? "same" : "valid",
      });
  };
  const fire = (from: number, squeezed: number, expanded: number) => {
    const squeeze = convolution(1, from, squeezed);
    const [narrow, wide] = [convolution(1, squeezed, expanded), convolution(3, squeezed, expanded)];
    return (x: tf.Tensor4D): tf.Tensor4D => {
      const small = squeeze(x);
      return tf.concat([narrow(small), wide(small)], 3);
    };
  };
  const pool = (x: tf.Tensor4D): tf.Tensor4D => tf.maxPool(x, 3, 2, "valid");
  const layers = [
    ...[convolution(7, 3, 96, 2), pool, fire(96, 16, 64), fire(128, 16, 64), fire(128, 32, 128), pool],
    ...[fire(256, 32, 128), fire(256, 48, 192), fire(384, 48, 192), fire(384, 64, 256), pool],
    ...[fire(512, 64, 256), convolution(1, 512, 1000)],
  ];
  const pixels = Float32Array.from({ length: batch * 227 * 227 * 3 }, (_, place) => Math.sin(place));
  return async () => {
    const x = tf.tensor4d(pixels, [batch, 227, 227, 3]);
    const scores = tf.tidy(() =>
      tf.softmax(
        tf.mean(
          layers.reduce((maps, layer) => layer(maps), x),
          [1, 2],
        ),
      ),
    );
    await scores.data();
    tf.dispose([x, scores]);
  };
}
