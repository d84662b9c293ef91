import { DatasetError, type DatasetErrorCode, ImageError } from "@deconvscope/datasets";
import { projectUnits } from "@deconvscope/deconvnet";
import { drawProjection, mostPictures } from "./draw-projection.ts";
import type { DrawnTop, TopsOrder } from "./engine-jobs.ts";
import type { Lease } from "./lease-cache.ts";
import { mapAhead } from "./map-ahead.ts";
import type { WarmModels, WarmPass } from "./warm-models.ts";

/** How a dataset says that an image is not there as it was scanned. */
const gone: ReadonlySet<string> = new Set<DatasetErrorCode>(["unreadable", "out-of-range"]);

/**
 * Draws units' projections image by image, one forward pass each; the next image is read meanwhile. Images that cannot
 * be read any more are left out.
 * @throws DeconvnetError, NetworkError, DatasetError; the signal's reason
 */
export async function* projectTops(
  models: WarmModels,
  { images, ...order }: TopsOrder,
  signal: AbortSignal,
): AsyncGenerator<DrawnTop> {
  const openAhead = (index: number): Promise<Lease<WarmPass> | undefined> => {
    const opening = openPass(models, order, images[index]?.image);
    // What it rejects with is thrown where it is awaited, which may be later.
    opening.catch(() => undefined);
    return opening;
  };
  let next = openAhead(0);
  try {
    for (const [index, { image, units }] of images.entries()) {
      using pass = await next;
      next = openAhead(index + 1);
      signal.throwIfAborted();
      if (pass !== undefined) {
        yield* mapAhead(
          projectUnits(pass.value.forward, units, { rule: order.rule, abort: signal }),
          async (projection) => {
            const { layer, channel, y, x, activation } = projection.unit;
            const pictures = await drawProjection(pass.value, projection, order.model.preprocessing, order.side);
            return { image, unit: { layer, channel, y, x }, activation, ...pictures };
          },
          mostPictures,
        );
      }
    }
  } finally {
    const unused = await next;
    unused?.[Symbol.dispose]();
  }
}

async function openPass(
  models: WarmModels,
  { model, dataset, split }: Omit<TopsOrder, "images">,
  index: number | undefined,
): Promise<Lease<WarmPass> | undefined> {
  if (index === undefined) {
    return undefined;
  }
  try {
    return await models.pass(model, { kind: "dataset", dataset, split, index });
  } catch (error) {
    if (error instanceof ImageError || (error instanceof DatasetError && gone.has(error.code))) {
      return undefined;
    }
    throw error;
  }
}
