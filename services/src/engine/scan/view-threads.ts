import type { Preprocessing } from "@deconvscope/datasets";
import { type Crops, tenWindows } from "@deconvscope/evaluation";
import type { Shape } from "@deconvscope/network";
import { type Lease, LeaseCache } from "../lease-cache.ts";
import { frameImages } from "../training/frame-images.ts";
import type { ImageThreadSettings } from "./image-thread-messages.ts";
import { ImageThreads } from "./image-threads.ts";

/** How a model looks at images. */
export interface View {
  readonly preprocessing: Preprocessing;
  /** [height, width, channels] of what is prepared of an image */
  readonly shape: Shape;
  /** Undefined: the model takes what is prepared. */
  readonly crops: Crops | undefined;
}

/** The centre as the model's own preprocessing has it; or what ten crops are taken from. */
export function viewOf(
  preprocessing: Preprocessing,
  inputShape: readonly [height: number, width: number, channels: number],
  crops: "center" | "ten",
): View {
  const [height, width, channels] = inputShape;
  if (crops === "center") {
    return { preprocessing, shape: inputShape, crops: undefined };
  }
  const { whole, shortSide } = frameImages(preprocessing, inputShape, "ten-crops");
  return {
    preprocessing: { ...preprocessing, resizeShortSide: shortSide },
    shape: [...whole, channels],
    crops: { whole, windows: tenWindows(whole, [height, width]) },
  };
}

/** Threads that prepare images, kept for the next evaluation or diagnosis: starting them may take as long as a thousand images. */
export class ViewThreads {
  readonly #kept = new LeaseCache<{ readonly threads: ImageThreads; dispose(): void }>(keptThreads);
  readonly #count: number | undefined;

  /** @param count of threads; else as many as may be of use */
  constructor(count?: number) {
    this.#count = count;
  }

  /** One set for all views, the first one's form before the others': each image is decoded once. */
  async lease(views: readonly View[], source: ViewSource): Promise<Lease<{ readonly threads: ImageThreads }>> {
    const [first, ...others] = views.map(({ preprocessing, shape: inputShape }) => ({ preprocessing, inputShape }));
    const settings = { ...source, ...first!, others };
    return await this.#kept.lease(JSON.stringify(settings), async () => {
      const threads = new ImageThreads(settings, this.#count);
      return { threads, dispose: () => threads.close() };
    });
  }
}

/** Beside those in use. */
const keptThreads = 1;

/** Where images come from. */
export type ViewSource = Pick<ImageThreadSettings, "dataset" | "split" | "splits" | "maxPixels">;
