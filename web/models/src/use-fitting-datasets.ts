import type { Dataset } from "@deconvscope/proto";
import { datasets as client, type ModelView, type Query, useCatalog, useQuery } from "@deconvscope/shell";
import { whyNotJudged } from "./why-not-judged.ts";

/** Datasets that a model can be judged on: some of their labels are its classes, or there are as many. */
export function useFittingDatasets(model: ModelView | undefined): Query<Dataset[]> {
  const { datasets } = useCatalog();
  const summary = model?.summary;
  const isJudged = model !== undefined && whyNotJudged(model) === undefined;
  const labelled = datasets.value?.filter(({ labels }) => isJudged && labels.length > 0);
  const key =
    labelled && summary && JSON.stringify(["fitting", summary.name, summary.sha256, labelled.map(({ name }) => name)]);
  return useQuery(key, async (signal) => {
    const fits = async ({ name, labels }: Dataset) => {
      if (labels.length === summary!.classes) return true;
      const { matches } = await client.matchLabels({ dataset: name, model: summary!.name }, { signal });
      return matches.length > 0;
    };
    const fitting = await Promise.all(labelled!.map(fits));
    return labelled!.filter((_, index) => fitting[index]);
  });
}
