import type { Preprocessing } from "@deconvscope/datasets";
import type { Extent } from "@deconvscope/evaluation";
import type { RunOptions } from "./training-job.ts";

/** The paper keeps 256 pixels to take crops of 224 from. */
const enlargement = 8 / 7;

/** How images are kept, and what of them the network takes. */
export interface Framing {
  /** Kept height and width: what crops are taken from. */
  readonly whole: Extent;
  /** As a rule the image is resized to this short side and the middle kept; 0: resized to `whole`. */
  readonly shortSide: number;
}

/**
 * Images that are not augmented are kept as the network takes them; else with room for crops.
 * @param inputShape [height, width, channels]
 * @see Zeiler & Fergus 2014, §3
 */
export function frameImages(
  { resizeShortSide }: Pick<Preprocessing, "resizeShortSide">,
  inputShape: readonly number[],
  augmentation: RunOptions["augmentation"],
): Framing {
  const [height = 1, width = 1] = inputShape;
  if (augmentation === "none") {
    return { whole: [height, width], shortSide: resizeShortSide };
  }
  if (resizeShortSide > Math.max(height, width)) {
    return { whole: [resizeShortSide, resizeShortSide], shortSide: resizeShortSide };
  }
  const whole = [Math.round(height * enlargement), Math.round(width * enlargement)] as const;
  return { whole, shortSide: resizeShortSide === 0 ? 0 : Math.max(...whole) };
}

/** Short side to which images are resized for networks that are trained from scratch on inputs of a side. */
export function shortSideFor(side: number): number {
  return Math.round(side * enlargement);
}
