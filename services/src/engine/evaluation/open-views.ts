import type { Preprocessing, Split } from "@deconvscope/datasets";
import { type Crops, tenWindows } from "@deconvscope/evaluation";
import type { Shape } from "@deconvscope/network";
import type { DatasetFiles } from "../engine-jobs.ts";
import { ImageThreads } from "../scan/image-threads.ts";
import { frameImages } from "../training/frame-images.ts";

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

/** Threads that prepare images as models look at them: one set a view, however many models share it. */
export class ViewThreads {
  readonly #threads = new Map<string, ImageThreads>();
  readonly #source: ThreadSource;

  constructor(source: ThreadSource) {
    this.#source = source;
  }

  of(view: View): ImageThreads {
    const key = JSON.stringify([view.preprocessing, view.shape]);
    const { count, ...source } = this.#source;
    const { preprocessing, shape: inputShape } = view;
    const threads = this.#threads.get(key) ?? new ImageThreads({ ...source, preprocessing, inputShape }, count);
    this.#threads.set(key, threads);
    return threads;
  }

  close(): void {
    for (const threads of this.#threads.values()) {
      threads.close();
    }
  }
}

interface ThreadSource {
  readonly dataset: DatasetFiles;
  readonly split: string;
  readonly splits: readonly Split[];
  readonly maxPixels: number;
  /** Of threads; undefined: as many as may be of use. */
  readonly count: number | undefined;
}
