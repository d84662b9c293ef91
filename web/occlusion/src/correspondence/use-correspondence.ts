import {
  type DrawsReference,
  type FillName,
  formatImageReference,
  type Measurement,
  type ModelView,
  occlusion,
  resumeStream,
  useMeasurement,
} from "@deconvscope/shell";
import { fillPatterns } from "../sweep/sweep-settings.ts";
import { type Correspondence, emptyCorrespondence, readCorrespondence } from "./correspondence-state.ts";
import type { DrawnParts } from "./drawn-parts.ts";
import { type PartImage, partsOf } from "./part-images.ts";

/** All that a measurement depends on. */
export interface CorrespondenceSettings {
  model: ModelView;
  images: readonly PartImage[];
  parts: readonly string[];
  drawn: DrawnParts;
  draws: DrawsReference;
  fill: FillName;
}

/** Measures, when begun, how a network relates parts of several images. */
export function useCorrespondence(settings: CorrespondenceSettings | undefined): Measurement<Correspondence> {
  const key = settings && correspondenceKey(settings);
  return useMeasurement(
    key,
    emptyCorrespondence,
    (signal) =>
      resumeStream((stop) => occlusion.measureCorrespondence(correspondenceRequest(settings!), { signal: stop }), {
        signal,
      }),
    readCorrespondence,
  );
}

/** The request of MeasureCorrespondence. */
export function correspondenceRequest({ model, images, parts, drawn, draws, fill }: CorrespondenceSettings) {
  return {
    model: model.summary.name,
    images: images.map((image) => {
      const own = partsOf(image, drawn);
      const chosen = parts.flatMap((name) => (own[name] ? [[name, own[name]] as const] : []));
      return { image: image.image.source, parts: Object.fromEntries(chosen) };
    }),
    randomDraws: draws.count,
    seed: BigInt(draws.seed),
    fillPattern: fillPatterns[fill],
  };
}

function correspondenceKey({ model, images, parts, drawn, draws, fill }: CorrespondenceSettings): string {
  const { name, sha256 } = model.summary;
  const rectangles = images.map((image) => [formatImageReference(image.reference), partsOf(image, drawn)]);
  return JSON.stringify(["correspondence", name, sha256, rectangles, parts, draws, fill]);
}
