/** What is known of a model that could stand beside. */
export interface OtherModel {
  name: string;
  /** That it was trained on; empty where it is not known. */
  dataset: string;
}

/** Models but for one whose names have all of the words: first those of its own dataset, then as they come. */
export function rankModels<Model extends OtherModel>(
  models: readonly Model[],
  current: string | undefined,
  words: string,
): Model[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const dataset = models.find(({ name }) => name === current)?.dataset || undefined;
  const found = models.filter(({ name }) => {
    const text = name.toLowerCase();
    return name !== current && wanted.every((word) => text.includes(word));
  });
  const isKindred = (model: Model) => dataset !== undefined && model.dataset === dataset;
  return [...found.filter(isKindred), ...found.filter((model) => !isKindred(model))];
}
