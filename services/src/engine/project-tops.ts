import { DatasetError, type DatasetErrorCode, ImageError } from "@deconvscope/datasets";
import { projectOnImages } from "@deconvscope/deconvnet";
import { drawProjection, mostPictures } from "./draw-projection.ts";
import type { DrawnTop, TopsOrder } from "./engine-jobs.ts";
import { mapAhead } from "./map-ahead.ts";
import type { PreparedInput } from "./prepare-input.ts";
import { inputShapeOf, type WarmModels } from "./warm-models.ts";

/** How a dataset says that an image is not there as it was scanned. */
const gone: ReadonlySet<string> = new Set<DatasetErrorCode>(["unreadable", "out-of-range"]);

/**
 * Draws units' projections, some images at once; the next ones are read meanwhile. Images that cannot be read any more
 * are left out.
 * @throws DeconvnetError, NetworkError, DatasetError; the signal's reason
 */
export async function* projectTops(
  models: WarmModels,
  { model, dataset, split, rule, side, images }: TopsOrder,
  signal: AbortSignal,
): AsyncGenerator<DrawnTop> {
  using lease = await models.model(model);
  const { network, compiled } = lease.value;
  const inputShape = inputShapeOf(network);
  const read = (index: number): Promise<PreparedInput | undefined> =>
    unlessGone(models.prepare(model, { kind: "dataset", dataset, split, index }, network));
  const tops = images.flatMap(({ image, units }) => units.map((unit) => ({ ...unit, image })));
  yield* mapAhead(
    projectOnImages(compiled, tops, read, { rule, abort: signal }),
    async ({ unit: { image }, image: { display }, projection }) => {
      const { layer, channel, y, x, activation } = projection.unit;
      const pictures = await drawProjection({ display, inputShape }, projection, model.preprocessing, side);
      return { image, unit: { layer, channel, y, x }, activation, ...pictures };
    },
    mostPictures,
  );
}

async function unlessGone(reading: Promise<PreparedInput>): Promise<PreparedInput | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ImageError || (error instanceof DatasetError && gone.has(error.code))) {
      return undefined;
    }
    throw error;
  }
}
