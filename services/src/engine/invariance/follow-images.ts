import { type Drawer, type InvarianceReading, measureInvariance, type OriginalFeatures } from "@deconvscope/invariance";
import { mapAhead } from "../map-ahead.ts";
import type { OpenDatasets } from "../open-datasets.ts";
import { readOneOf, tellUnreadable } from "../unreadable-image.ts";
import { drawReading } from "./draw-reading.ts";
import type { InvarianceItem, InvarianceOrder, MeasuredPoint, MeasuredSubject } from "./invariance-job.ts";
import type { WarmOriginal, WarmOriginals } from "./warm-originals.ts";

/** What untransformed images that are followed together may keep; what is more goes after them. */
const mostBytes = 256 * 2 ** 20;
/** Batches whose pictures are drawn while the next ones are computed. */
const batchesAhead = 4;

/** What images are followed with. */
export interface FollowingMeans {
  readonly originals: WarmOriginals;
  readonly datasets: OpenDatasets;
  readonly drawer: Drawer;
}

/**
 * Transforms images by all amounts, and says how far their features move.
 * @throws InvarianceError, DeconvnetError, NetworkError, ImageError "preprocessing", DatasetError; the signal's reason,
 * within a batch
 */
export async function* followImages(
  means: FollowingMeans,
  order: InvarianceOrder,
  signal: AbortSignal,
): AsyncGenerator<InvarianceItem> {
  yield* tellUnreadable(followReadable(means, order, signal));
}

async function* followReadable(
  { originals, datasets, drawer }: FollowingMeans,
  order: InvarianceOrder,
  signal: AbortSignal,
): AsyncGenerator<InvarianceItem> {
  const { images } = order;
  const lease = (index: number) => {
    const { image } = images[index]!;
    return readOneOf(image, index, datasets, () => originals.lease(order, image));
  };
  const subjects: MeasuredSubject[] = [];
  let bytes = 0;
  for (const [index, { classIndex }] of images.entries()) {
    signal.throwIfAborted();
    using leased = await lease(index);
    const { original } = leased.value;
    subjects.push(describeSubject(original, classIndex));
    bytes = original.bytes + original.image.byteLength;
  }
  yield { kind: "start", subjects };
  const together = Math.max(1, Math.floor(mostBytes / bytes));
  for (let from = 0; from < images.length; from += together) {
    using leases = new DisposableStack();
    const group: WarmOriginal[] = [];
    for (let index = from; index < Math.min(from + together, images.length); index++) {
      signal.throwIfAborted();
      group.push(leases.use(await lease(index)).value);
    }
    const classes = subjects.slice(from, from + together).map(({ classIndex }) => classIndex);
    for await (const points of followGroup(group, classes, drawer, order, signal)) {
      yield { kind: "points", points: points.map((point) => ({ ...point, image: from + point.image })) };
    }
  }
}

function describeSubject({ probabilities, norms }: OriginalFeatures, wanted: number | undefined): MeasuredSubject {
  const classIndex = wanted ?? probabilities.indexOf(probabilities.reduce((most, one) => Math.max(most, one)));
  return { classIndex, probability: probabilities[classIndex]!, norms };
}

function followGroup(
  group: readonly WarmOriginal[],
  classes: readonly number[],
  drawer: Drawer,
  { model, transform, amounts, fill, pictures }: InvarianceOrder,
  signal: AbortSignal,
): AsyncGenerator<readonly MeasuredPoint[]> {
  const { compiled, network } = group[0]!.model;
  const originals = group.map(({ original }) => original);
  const options = { transform, amounts, classes, fill, show: pictures, drawer, signal };
  const batches = measureInvariance(compiled, originals, options);
  const draw = (reading: InvarianceReading): Promise<MeasuredPoint> =>
    drawReading(reading, originals[reading.image]!, network, model.preprocessing);
  return pictures ? mapAhead(batches, (readings) => Promise.all(readings.map(draw)), batchesAhead) : batches;
}
