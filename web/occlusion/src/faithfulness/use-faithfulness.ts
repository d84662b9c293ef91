import { type Measurement, occlusion, resumeStream, useMeasurement } from "@deconvscope/shell";
import { type SweepSettings, sweepKey, sweepRequest } from "../sweep/sweep-settings.ts";
import type { SweepStart } from "../sweep/sweep-state.ts";
import { emptyFaithfulness, type Faithfulness, readFaithfulness } from "./faithfulness-state.ts";

export type MapKind = "occlusion" | "projection";

/** Measures, when begun, whether a sweep's map, or its unit's projection, names what matters for the class. */
export function useFaithfulness(
  settings: SweepSettings | undefined,
  start: SweepStart | undefined,
  kind: MapKind,
): Measurement<Faithfulness> {
  return useMeasurement(
    settings && start && JSON.stringify(["faithfulness", kind, sweepKey(settings), start.classIndex]),
    emptyFaithfulness,
    (signal) =>
      resumeStream(
        (stop) => occlusion.measureFaithfulness(faithfulnessRequest(settings!, start!, kind), { signal: stop }),
        {
          signal,
        },
      ),
    readFaithfulness,
  );
}

/** The request of MeasureFaithfulness; the image goes once. */
export function faithfulnessRequest(settings: SweepSettings, { classIndex, unit }: SweepStart, kind: MapKind) {
  const { model, image } = settings;
  const { image: _, ...sweep } = sweepRequest(settings);
  return {
    model: model.summary.name,
    image: image.source,
    classIndex,
    map:
      kind === "occlusion"
        ? { case: "occlusion" as const, value: sweep }
        : { case: "projection" as const, value: { unit } },
    randomiseWeights: true,
    seed: 1n,
  };
}
