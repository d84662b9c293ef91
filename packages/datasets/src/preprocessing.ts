import { ImageError } from "./image-error.ts";

/** How the pixels of an image become a network's input: x = (pixel / divideBy − mean) / deviation, a channel. */
export interface Preprocessing {
  /** The short side is resized to this many pixels and the centre cut out; 0: resized to the input's size directly. */
  readonly resizeShortSide: number;
  readonly channelOrder: "RGB" | "BGR" | "GRAY";
  /** 0 counts as 1. */
  readonly divideBy: number;
  /** In channelOrder's order; empty: 0. */
  readonly mean: readonly number[];
  /** In channelOrder's order; empty: 1. */
  readonly deviation: readonly number[];
}

/** The usual ways, by name. */
export const preprocessingPresets = {
  /** torchvision's and most of today's ImageNet networks. */
  "imagenet-rgb": {
    resizeShortSide: 256,
    channelOrder: "RGB",
    divideBy: 255,
    mean: [0.485, 0.456, 0.406],
    deviation: [0.229, 0.224, 0.225],
  },
  /** Networks from Caffe: AlexNet, VGG, SqueezeNet. */
  "caffe-bgr": { resizeShortSide: 256, channelOrder: "BGR", divideBy: 1, mean: [104, 117, 123], deviation: [] },
  "zero-one": { resizeShortSide: 0, channelOrder: "RGB", divideBy: 255, mean: [], deviation: [] },
  /** Keras's MobileNet and Inception. */
  "minus-one-one": {
    resizeShortSide: 0,
    channelOrder: "RGB",
    divideBy: 255,
    mean: [0.5, 0.5, 0.5],
    deviation: [0.5, 0.5, 0.5],
  },
} as const satisfies Record<string, Preprocessing>;

/**
 * Checks that images prepared so are what the network takes.
 * @param inputShape [height, width, channels]
 * @throws ImageError "preprocessing" naming the field, what it is and what was expected
 */
export function checkPreprocessing(preprocessing: Preprocessing, inputShape: readonly number[]): void {
  const [height, width, channels] = inputShape;
  if (height === undefined || width === undefined || channels === undefined || inputShape.length !== 3) {
    throw wrong("the network's input shape", `[${inputShape}]`, "[height, width, channels]");
  }
  const { channelOrder, resizeShortSide, divideBy, mean, deviation } = preprocessing;
  const given = channelOrder === "GRAY" ? 1 : 3;
  if (given !== channels) {
    const fitting = channels === 1 ? "GRAY" : channels === 3 ? "RGB or BGR" : "a network of 1 or 3 input channels";
    throw wrong("channel_order", channelOrder, `${fitting}: the network takes ${channels} channels`);
  }
  const needed = Math.max(height, width);
  if (!Number.isInteger(resizeShortSide) || resizeShortSide < 0 || (resizeShortSide > 0 && resizeShortSide < needed)) {
    throw wrong("resize_short_side", resizeShortSide, `0, or at least the input's ${needed} pixels`);
  }
  if (resizeShortSide > maxShortSide) throw wrong("resize_short_side", resizeShortSide, `at most ${maxShortSide}`);
  if (!Number.isFinite(divideBy) || divideBy < 0) throw wrong("divide_by", divideBy, "a number above 0, or 0 for 1");
  checkPerChannel("mean", mean, channels);
  checkPerChannel("deviation", deviation, channels);
  if (deviation.some((value) => value <= 0)) throw wrong("deviation", `[${deviation}]`, "numbers above 0");
}

const maxShortSide = 8192;

function checkPerChannel(field: string, values: readonly number[], channels: number): void {
  if (values.length !== 0 && values.length !== channels) {
    throw wrong(field, `${values.length} values`, `none, or one a channel: ${channels}`);
  }
  if (!values.every(Number.isFinite)) throw wrong(field, `[${values}]`, "finite numbers");
}

function wrong(field: string, given: string | number, expected: string): ImageError {
  return new ImageError("preprocessing", `preprocessing: ${field} is ${given}; expected ${expected}`);
}
