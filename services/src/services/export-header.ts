import { create, toJson } from "@bufbuild/protobuf";
import { ImportModelHeaderSchema } from "@deconvscope/proto";
import { writePreprocessing } from "../requests/read-preprocessing.ts";
import type { StoredModel } from "../store/model-store.ts";

/**
 * What a model's file is to say of itself, so that its import makes the same model of it.
 * @returns ImportModelHeader as JSON, without a name; undefined: an import without a header comes to the same
 */
export function exportHeader(model: StoredModel): object | undefined {
  const { description, dataset, labels, givenInputShape = [], preprocessing, independentClasses } = model;
  const header = create(ImportModelHeaderSchema, {
    description,
    dataset,
    labels: [...labels],
    inputShape: [...givenInputShape],
    ...(takesPixelsAsTheyAre(model) ? {} : { preprocessing: writePreprocessing(preprocessing) }),
    ...(independentClasses ? { independentClasses } : {}),
  });
  const json = Object(toJson(ImportModelHeaderSchema, header));
  return Object.keys(json).length === 0 ? undefined : json;
}

/** As where nobody says how images are prepared. */
function takesPixelsAsTheyAre({ preprocessing, anatomy }: StoredModel): boolean {
  const { resizeShortSide, channelOrder, divideBy, mean, deviation } = preprocessing;
  const usualOrder = anatomy.inputShape[2] === 1 ? "GRAY" : "RGB";
  return resizeShortSide === 0 && channelOrder === usualOrder && divideBy === 1 && mean.length + deviation.length === 0;
}
