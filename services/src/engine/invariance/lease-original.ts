import { DatasetError, ImageError } from "@deconvscope/datasets";
import type { Lease } from "../lease-cache.ts";
import { nameProblem } from "../name-problems.ts";
import type { OpenDatasets } from "../open-datasets.ts";
import type { InvarianceItem, InvarianceOrder } from "./invariance-job.ts";
import type { WarmOriginal, WarmOriginals } from "./warm-originals.ts";

/** One of the images that are followed cannot be read. */
export class UnreadableImage extends Error {
  override readonly name = "UnreadableImage";
  readonly item: Extract<InvarianceItem, { readonly kind: "unreadable" }>;

  constructor(item: UnreadableImage["item"], cause: unknown) {
    super(item.why, { cause });
    this.item = item;
  }
}

/**
 * One of the images that are followed, as it is.
 * @throws UnreadableImage naming its file, if it has one; InvarianceError, DeconvnetError, NetworkError, ImageError
 * "preprocessing", DatasetError
 */
export async function leaseOriginal(
  originals: WarmOriginals,
  datasets: OpenDatasets,
  order: InvarianceOrder,
  index: number,
): Promise<Lease<WarmOriginal>> {
  const { image } = order.images[index]!;
  try {
    return await originals.lease(order, image);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined || !(error instanceof Error)) throw error;
    const why =
      image.kind === "dataset"
        ? nameProblem(await datasets.open(image.dataset), image.split, { image: image.index, why: error.message }).why
        : error.message;
    throw new UnreadableImage({ kind: "unreadable", image: index, reason, why }, error);
  }
}

function reasonOf(error: unknown): UnreadableImage["item"]["reason"] | undefined {
  if (error instanceof DatasetError) return error.code === "unreadable" ? "precondition" : undefined;
  if (!(error instanceof ImageError) || error.code === "preprocessing") return undefined;
  return error.code === "too-large" ? "too-large" : "invalid";
}
