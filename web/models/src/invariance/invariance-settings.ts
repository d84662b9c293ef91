import {
  formatImageReference,
  type LoadedImage,
  type ModelView,
  type TransformName,
  transformNames,
} from "@deconvscope/shell";
import { transformsOf } from "./transforms.ts";

/** All that a measurement depends on. */
export interface InvarianceSettings {
  model: ModelView;
  images: readonly LoadedImage[];
  transforms: readonly TransformName[];
  /** Empty: the first layer and the last before the classifier. */
  layers: readonly string[];
}

/** The request of MeasureInvariance for one transformation. */
export function invarianceRequest({ model, images, layers }: InvarianceSettings, transform: TransformName) {
  return {
    model: model.summary.name,
    images: images.map(({ source }) => source),
    transform: transformsOf[transform],
    layers: [...layers],
  };
}

export function invarianceKey({ model, images, transforms, layers }: InvarianceSettings): string {
  const { name, sha256 } = model.summary;
  const references = images.map(({ reference }) => formatImageReference(reference));
  return JSON.stringify(["invariance", name, sha256, references, transforms, layers]);
}

/** Those that are asked for, in their usual order; all without. */
export function chosenTransforms(asked: readonly TransformName[] | undefined): TransformName[] {
  return transformNames.filter((name) => asked === undefined || asked.includes(name));
}
