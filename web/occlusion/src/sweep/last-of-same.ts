import { formatImageReference } from "@deconvscope/shell";
import { type KeptSweep, keptSweeps } from "./kept-sweeps.ts";
import type { SweepSettings } from "./sweep-settings.ts";

/** The latest complete sweep of the same image through the same model, with any square. */
export function lastOfSame({ model, image }: SweepSettings): KeptSweep | undefined {
  const reference = formatImageReference(image.reference);
  return keptSweeps().find(
    ({ settings }) =>
      settings.model.summary.sha256 === model.summary.sha256 &&
      formatImageReference(settings.image.reference) === reference,
  );
}
