import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { type Metrics, MetricsSchema } from "@deconvscope/proto";
import type { MetricsPoint } from "../engine/training/training-job.ts";

/** A point for the wire. */
export function toMetrics(point: MetricsPoint): Metrics {
  const { step, accuracy, rate, validationLoss, validationAccuracy, ...same } = point;
  return create(MetricsSchema, {
    ...same,
    step: BigInt(step),
    trainingAccuracy: accuracy,
    learningRate: rate,
    ...(validationLoss === undefined ? {} : { validationLoss }),
    ...(validationAccuracy === undefined ? {} : { validationAccuracy }),
  });
}

/** The same back. */
export function fromMetrics(metrics: Metrics): MetricsPoint {
  const { step, epoch, loss, trainingAccuracy, validationLoss, validationAccuracy, learningRate, values, fit } =
    metrics;
  return {
    step: Number(step),
    epoch,
    loss,
    accuracy: trainingAccuracy,
    rate: learningRate,
    imagesPerSecond: metrics.imagesPerSecond,
    values,
    fit,
    ...(validationLoss === undefined ? {} : { validationLoss }),
    ...(validationAccuracy === undefined ? {} : { validationAccuracy }),
  };
}

/** A point as the store keeps it: JSON has no word for a loss that is no number. */
export function encodePoint(point: MetricsPoint): Uint8Array {
  return toBinary(MetricsSchema, toMetrics(point));
}

export function decodePoint(bytes: Uint8Array): MetricsPoint {
  return fromMetrics(fromBinary(MetricsSchema, bytes));
}
