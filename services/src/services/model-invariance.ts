import { clone, type MessageInitShape } from "@bufbuild/protobuf";
import type { ServiceImpl } from "@connectrpc/connect";
import { type MeasureInvarianceResponse, MeasureInvarianceResponseSchema, type ModelService } from "@deconvscope/proto";
import { invarianceRevision, type MeasuredPoint, type MeasuredSubject } from "../engine/invariance/invariance-job.ts";
import { RequestError } from "../request-error.ts";
import { makeProvenance } from "../requests/make-provenance.ts";
import { writeTensor } from "../requests/write-tensor.ts";
import { fingerprintImages, type LookedAt } from "../results/fingerprint-images.ts";
import { identify, type KeptMeasurement, keepResult, refuseUnkept } from "../results/keep-result.ts";
import { ImageLabels } from "../scans/statistics-labels.ts";
import type { ServiceContext } from "../service-context.ts";
import type { StoredModel } from "../store/model-store.ts";
import { classLabels } from "./describe-model.ts";
import { MeasurementProgress } from "./measurement-progress.ts";
import { type ReadInvariance, readInvariance } from "./model-invariance-order.ts";

/** ModelService.MeasureInvariance. */
export function createMeasureInvariance(
  context: ServiceContext,
): ServiceImpl<typeof ModelService>["measureInvariance"] {
  const labels = new ImageLabels(context.engine);
  return async function* measureInvariance(request, { signal }) {
    const read = await readInvariance(context, labels, request, signal);
    const { onlyKept, includePictures } = request;
    if (!includePictures) {
      const files = () => fingerprintImages(context.engine, lookedAt(read), signal);
      const kept = { ...describeKept(read, onlyKept), files };
      yield* keepResult(context.results, kept, () => measure(context, read, signal));
      return;
    }
    if (onlyKept) {
      throw refuseUnkept();
    }
    yield* measure(context, read, signal);
  };
}

function lookedAt({ datasets, order }: ReadInvariance): LookedAt[] {
  const images = order.images.map(({ image }) => image).filter((image) => image.kind === "dataset");
  return datasets.flatMap((dataset) => {
    const { format, path } = dataset.files;
    const own = images.filter((image) => image.dataset.format === format && image.dataset.path === path);
    const splits = [...new Set(own.map(({ split }) => split))];
    return splits.map((split) => ({
      dataset,
      split,
      images: own.filter((image) => image.split === split).map(({ index }) => index),
    }));
  });
}

function describeKept(
  { model, datasets, parameters }: ReadInvariance,
  onlyKept: boolean,
): KeptMeasurement<typeof MeasureInvarianceResponseSchema> {
  return {
    schema: MeasureInvarianceResponseSchema,
    revision: invarianceRevision,
    models: [model],
    parameters: { ...parameters, datasets: datasets.map(identify) },
    onlyKept,
    join: addPoints,
  };
}

/** The first message has all but the points of those that follow. */
function addPoints(
  soFar: MeasureInvarianceResponse | undefined,
  message: MeasureInvarianceResponse,
): MeasureInvarianceResponse {
  if (soFar === undefined) {
    return clone(MeasureInvarianceResponseSchema, message);
  }
  soFar.points.push(...message.points);
  const { progress, complete } = message;
  return Object.assign(soFar, { progress, complete });
}

async function* measure(
  { engine, onImage }: ServiceContext,
  { model, order, parameters }: ReadInvariance,
  signal: AbortSignal,
): AsyncGenerator<MessageInitShape<typeof MeasureInvarianceResponseSchema>> {
  const { amounts, layers, images } = order;
  const progress = new MeasurementProgress();
  const total = images.length * amounts.length;
  let subjects: readonly MeasuredSubject[] = [];
  let done = 0;
  for await (const item of engine.stream("measureInvariance", order, signal)) {
    if (item.kind === "unreadable") {
      throw new RequestError(item.reason, item.why, `images[${item.image}]`);
    }
    if (item.kind === "start") {
      subjects = item.subjects;
      yield {
        progress: progress.tell(0, total),
        subjects: describeSubjects(model, subjects),
        layers: [...layers],
        amounts: [...amounts],
        provenance: makeProvenance(model, engine.backend, parameters),
      };
      continue;
    }
    done += item.points.length;
    for (let point = 0; point < item.points.length; point++) {
      onImage();
    }
    yield {
      progress: progress.tell(done, total),
      points: item.points.map((point) => describePoint(point, order, subjects[point.image]!.norms)),
      provenance: makeProvenance(model, engine.backend, parameters),
      complete: done === total,
    };
  }
}

function describeSubjects(model: StoredModel, subjects: readonly MeasuredSubject[]) {
  const labels = classLabels(model);
  return subjects.map(({ classIndex, probability, norms }) => ({
    classIndex,
    label: labels[classIndex] ?? `class ${classIndex}`,
    probability,
    norms: [...norms],
  }));
}

function describePoint(
  { image, step, distances, probability, shown }: MeasuredPoint,
  { amounts, layers }: ReadInvariance["order"],
  norms: readonly number[],
) {
  return {
    image,
    amount: amounts[step]!,
    distances: [...distances],
    relativeDistances: distances.map((distance, at) => (distance === 0 ? 0 : distance / norms[at]!)),
    probability,
    ...(shown && {
      picturePng: shown.png,
      maps: shown.maps.map(({ channel, shape, values }, at) => ({
        layer: layers[at]!,
        channel,
        activation: writeTensor(shape, values),
      })),
    }),
  };
}
