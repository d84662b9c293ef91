import { create, type JsonObject, toJson } from "@bufbuild/protobuf";
import { FillPattern, OccludeRequestSchema } from "@deconvscope/proto";
import { type FillName, formatImageReference, type LoadedImage, type ModelView } from "@deconvscope/shell";

/** All that a sweep depends on. */
export interface SweepSettings {
  model: ModelView;
  image: LoadedImage;
  /** Side of the square in pixels of the model's input. */
  patch: number;
  stride: number;
  fill: FillName;
  /** Undefined: the class that is most probable unoccluded. */
  classIndex: number | undefined;
  /** Whose strongest map is watched; undefined: the one that the server chooses. */
  layer: string | undefined;
}

/** What the contract calls a fill. */
export const fillPatterns: Record<FillName, FillPattern> = {
  mean: FillPattern.UNSPECIFIED,
  grey: FillPattern.GREY,
  noise: FillPattern.NOISE,
  blur: FillPattern.BLUR,
};
/** The seed of a fill that is drawn. */
const seed = 1n;

/** Two sweeps of one key are the same. */
export function sweepKey({ model, image, patch, stride, fill, classIndex, layer }: SweepSettings): string {
  const { name, sha256 } = model.summary;
  return JSON.stringify([name, sha256, formatImageReference(image.reference), patch, stride, fill, classIndex, layer]);
}

/** The request of Occlude. */
export function sweepRequest({ model, image, patch, stride, fill, classIndex, layer }: SweepSettings) {
  return {
    model: model.summary.name,
    image: image.source,
    patch,
    stride,
    fillPattern: fillPatterns[fill],
    ...(layer === undefined ? {} : { layer }),
    ...(fill === "noise" ? { seed } : {}),
    ...(classIndex === undefined ? {} : { classIndex }),
  };
}

/** The request as JSON; a photo's bytes are left to the reader. */
export function sweepRequestJson(settings: SweepSettings): JsonObject {
  const { image, ...rest } = sweepRequest(settings);
  const written = toJson(OccludeRequestSchema, create(OccludeRequestSchema, rest));
  const request = typeof written === "object" && written !== null && !Array.isArray(written) ? written : {};
  return { ...request, image: imageSourceJson(settings.image) };
}

/** Where an image comes from, as JSON; a photo's bytes are left to the reader. */
export function imageSourceJson({ reference, name }: LoadedImage): JsonObject {
  if (reference.kind === "upload") return { encoded: `<base64 of ${name}, SHA-256 ${reference.sha256}>` };
  const { dataset, split, index } = reference;
  return { datasetImage: { dataset, split, index } };
}

/** What the picture depends on, for the footnote. */
export function sweepFacts(settings: SweepSettings, watched: { layer: string; channel: number }, classIndex: number) {
  const { image, patch, stride, fill } = settings;
  return [
    image.name,
    `patch ${patch}`,
    `stride ${stride}`,
    `fill ${fill}`,
    `class ${classIndex}`,
    `${watched.layer} · ${watched.channel}`,
  ];
}
