import { matchLabels } from "@deconvscope/datasets/match-labels";
import { quote, RequestError } from "../request-error.ts";
import type { StoredDataset } from "../store/dataset-store.ts";
import type { StoredModel } from "../store/model-store.ts";
import { classLabels } from "./describe-model.ts";

/** Names of a list that a refusal tells. */
const toldNames = 3;

/** Which class of a model each label of a dataset is. */
export interface MetLabels {
  /** One a label; −1: none. */
  readonly labelClasses: readonly number[];
  /** No label met a class by its text. */
  readonly byPosition: boolean;
}

/**
 * By the labels' text; where no label meets a class and there are as many, by position.
 * @throws RequestError "precondition" naming some of both
 */
export function meetLabels({ name, summary }: StoredDataset, model: StoredModel): MetLabels {
  const { labels, labelIds = [] } = summary;
  if (labels.length === 0) {
    throw new RequestError("precondition", `the images of ${quote(name)} have no labels`, "dataset");
  }
  const matches = matchLabels({ labels, labelIds }, model.labels);
  if (matches.size > 0) {
    return { labelClasses: labels.map((_, label) => matches.get(label) ?? -1), byPosition: false };
  }
  if (labels.length !== model.anatomy.classes) {
    const own = `none of the ${labels.length} labels of ${quote(name)} (${some(labels)})`;
    const classes = `is one of the ${model.anatomy.classes} classes of ${quote(model.name)} (${some(classLabels(model))})`;
    throw new RequestError("precondition", `${own} ${classes}`, "dataset");
  }
  return { labelClasses: [...labels.keys()], byPosition: true };
}

/**
 * Of each class of the first model another one's: by its text; by position where one of them does not name its classes, or
 * both name them alike in one order, in which two may have one name.
 * @throws RequestError "precondition" unless they have the same classes
 */
export function meetClasses(first: StoredModel, model: StoredModel, field: string): number[] {
  const { classes } = first.anatomy;
  if (model.anatomy.classes !== classes) {
    const given = `${quote(model.name)} has ${model.anatomy.classes} classes`;
    throw new RequestError("precondition", `${given}; expected ${classes}, those of ${quote(first.name)}`, field);
  }
  const byPlace = Array.from({ length: classes }, (_, index) => index);
  const { labels } = first;
  const isAlike = (index: number): boolean => {
    const [own, other] = [labels[index]!, model.labels[index]!];
    return own === other || matchLabels({ labels: [own], labelIds: [] }, [other]).size === 1;
  };
  if (labels.length === 0 || model.labels.length === 0 || byPlace.every(isAlike)) {
    return byPlace;
  }
  const matches = matchLabels({ labels, labelIds: [] }, model.labels);
  const missing = byPlace.find((index) => !matches.has(index));
  if (missing !== undefined) {
    const given = `${quote(model.name)} has no class ${quote(labels[missing] ?? "")}`;
    throw new RequestError("precondition", `${given}; expected the classes of ${quote(first.name)}`, field);
  }
  return byPlace.map((index) => matches.get(index)!);
}

function some(names: readonly string[]): string {
  return [...names.slice(0, toldNames).map(quote), ...(names.length > toldNames ? ["…"] : [])].join(", ");
}
