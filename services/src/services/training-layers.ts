import type { Probes, Transfer } from "@deconvscope/proto";
import type { Landmarks } from "../engine/model-anatomy.ts";
import { quote, RequestError } from "../request-error.ts";
import { findLayer } from "../requests/find-layer.ts";
import type { StoredModel } from "../store/model-store.ts";

const mostProbed = 30;
/** Operators of classifiers for which a new one can be put. */
const replaced = ["Gemm", "Conv"];

/**
 * The layer through which a model stays as it is; where nothing is said, what its classifier reads.
 * @throws RequestError where the model or the layer will not do
 */
export function readFrozen(
  model: StoredModel,
  { scoring, cuts }: Landmarks,
  { frozenThrough, keepClassifier }: Transfer,
  classes: number,
): string {
  const { layers } = model.anatomy;
  const end = layers.findIndex(({ name }) => name === scoring);
  const classifier = layers[end];
  if (classifier === undefined || model.anatomy.classes === 0) {
    const lacking = "does not end in one score a class that a layer of weights makes";
    throw new RequestError("precondition", `${quote(model.name)} ${lacking}`, "transfer.model");
  }
  if (keepClassifier) {
    refuseOtherClasses(model, classes);
  } else if (!replaced.includes(classifier.operator)) {
    const given = `${quote(scoring)}, the classifier, is of operator ${classifier.operator}`;
    const expected = `only ${replaced.join(" and ")} can be replaced; keep it with transfer.keep_classifier`;
    throw new RequestError("precondition", `${given}; ${expected}`, "transfer.model");
  }
  const field = "transfer.frozen_through";
  const layer = findLayer(model, frozenThrough || (classifier.inputs[0] ?? ""), field);
  if (layers.indexOf(layer) >= end) {
    const expected = `a layer before ${quote(scoring)}, the classifier`;
    throw new RequestError("invalid", `${quote(layer.name)} given; expected ${expected}`, field);
  }
  requireCut(layer.name, cuts, field);
  return layer.name;
}

function requireCut(layer: string, cuts: readonly string[], field: string): void {
  if (!cuts.includes(layer)) {
    const why = `${quote(layer)} given; other ways lead around it, so that it does not part the network in two`;
    throw new RequestError("invalid", `${why}; expected a layer through which all goes`, field);
  }
}

function refuseOtherClasses({ name, anatomy }: StoredModel, classes: number): void {
  if (anatomy.classes !== classes) {
    const there = `${quote(name)} tells ${anatomy.classes} classes apart, the dataset has ${classes}`;
    throw new RequestError("invalid", `${there}; leave it out for a new classifier`, "transfer.keep_classifier");
  }
}

/**
 * The layers on which classifiers are put; where nothing is said, the input and those that are rectified.
 * @throws RequestError naming the layer that will not do
 */
export function readProbed(model: StoredModel, { probed, cuts }: Landmarks, { layers }: Probes): string[] {
  const found = layers.map((name, index) => findLayer(model, name, `probes.layers[${index}]`).name);
  const twice = found.findIndex((name, index) => found.indexOf(name) !== index);
  if (twice >= 0) {
    throw new RequestError("invalid", `${quote(found[twice] ?? "")} given twice`, `probes.layers[${twice}]`);
  }
  for (const [index, name] of found.entries()) {
    requireCut(name, cuts, `probes.layers[${index}]`);
  }
  if (found.length > mostProbed) {
    throw new RequestError("too-large", `${found.length} given; at most ${mostProbed} are probed`, "probes.layers");
  }
  return found.length === 0 ? thinOut([model.anatomy.layers[0]?.name ?? "", ...probed], mostProbed) : found;
}

/** At most so many, spread evenly, the first and the last among them. */
function thinOut(names: readonly string[], most: number): string[] {
  const step = Math.max(1, (names.length - 1) / (most - 1));
  const count = Math.min(names.length, most);
  return Array.from({ length: count }, (_, place) => names[Math.round(place * step)] ?? "");
}
