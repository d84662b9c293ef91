import { type FigureExport, fileName, type Measurement } from "@deconvscope/shell";
import type { Correspondence } from "./correspondence-state.ts";
import type { CorrespondenceSettings } from "./use-correspondence.ts";

/** What the measured parts leave the page as. */
export function correspondenceExport(
  { model, images, draws, fill }: CorrespondenceSettings,
  { parts, provenance, progress }: Correspondence,
  phase: Measurement<Correspondence>["phase"],
): FigureExport {
  return {
    name: fileName(model.summary.name, "correspondence", images.length, "images"),
    provenance,
    facts: [`${images.length} images`, `${draws} random draws`, "seed 1", "sign(0) is its own symbol", `fill ${fill}`],
    partial: phase === "complete" ? undefined : `partial: ${progress?.done ?? 0} of ${progress?.total ?? "?"}`,
    table: () => ({
      columns: ["layer", "part", "mean", "deviation", "p_value", "pairs", "random"],
      rows: parts.map(({ layer, part, mean, deviation, pValue, pairs, random }) => [
        layer,
        part,
        mean,
        deviation,
        pValue,
        pairs.join(" "),
        random.join(" "),
      ]),
    }),
  };
}
