import type { StoredModel } from "../store/model-store.ts";

/** For a result that has probabilities, what makes them of scores; nothing where that is what the network ends in. */
export function describeScores({ independentClasses }: StoredModel): { readonly scores?: "sigmoid" } {
  return independentClasses ? { scores: "sigmoid" } : {};
}
