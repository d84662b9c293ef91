import { DatasetError, ImageError } from "@deconvscope/datasets";
import type { EngineImage } from "./engine-jobs.ts";
import { nameProblem } from "./name-problems.ts";
import type { OpenDatasets } from "./open-datasets.ts";

/** Which of a request's images cannot be read. */
export interface UnreadableItem {
  readonly kind: "unreadable";
  /** Its place among them. */
  readonly image: number;
  readonly reason: "invalid" | "too-large" | "precondition";
  readonly why: string;
}

/** One of several images cannot be read. */
export class UnreadableImage extends Error {
  override readonly name = "UnreadableImage";
  readonly item: UnreadableItem;

  constructor(item: UnreadableItem, cause: unknown) {
    super(item.why, { cause });
    this.item = item;
  }
}

/**
 * Reads one of several images.
 * @param index its place among them
 * @throws UnreadableImage naming its file, if it has one; whatever else `read` throws
 */
export async function readOneOf<Value>(
  image: EngineImage,
  index: number,
  datasets: OpenDatasets,
  read: () => Promise<Value>,
): Promise<Value> {
  try {
    return await read();
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

function reasonOf(error: unknown): UnreadableItem["reason"] | undefined {
  if (error instanceof DatasetError) return error.code === "unreadable" ? "precondition" : undefined;
  if (!(error instanceof ImageError) || error.code === "preprocessing") return undefined;
  return error.code === "too-large" ? "too-large" : "invalid";
}

/** Tells which image cannot be read as the last item. */
export async function* tellUnreadable<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item | UnreadableItem> {
  try {
    yield* items;
  } catch (error) {
    if (!(error instanceof UnreadableImage)) throw error;
    yield error.item;
  }
}
