import type { BatchPlan } from "./batch-source.ts";
import { TrainingError } from "./training-error.ts";
import type { ImageLabels } from "./training-images.ts";

/**
 * Writes what one image's labels are: the label, or 1 at each of several.
 * @param image its index, for messages
 * @param target [1], or zeros [classes]
 * @throws TrainingError "out-of-range" for a label that is none of the classes, or several where one is expected
 */
export function writeLabels(
  labels: ImageLabels,
  { classes, labels: expected = "one" }: BatchPlan,
  image: number,
  target: Int32Array,
): void {
  const list = typeof labels === "number" ? [labels] : labels;
  if (expected === "one" && list.length !== 1)
    throw new TrainingError("out-of-range", `labels of image ${image}: expected one, got ${list.length}`);
  for (const label of list) {
    if (!Number.isInteger(label) || label < 0 || label >= classes)
      throw new TrainingError("out-of-range", `label of image ${image}: expected 0 to ${classes - 1}, got ${label}`);
    if (expected === "one") target[0] = label;
    else target[label] = 1;
  }
}
