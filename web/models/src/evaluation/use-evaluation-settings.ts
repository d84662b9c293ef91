import {
  type ImageReference,
  type ModelView,
  type Query,
  type SplitReference,
  useCatalog,
  useViewState,
} from "@deconvscope/shell";
import { useMemo } from "react";
import { useFittingDatasets } from "../use-fitting-datasets.ts";
import { whyNotJudged } from "../why-not-judged.ts";
import { chooseSplit } from "./choose-split.ts";
import type { EvaluationSettings } from "./evaluation-settings.ts";

interface AskedEvaluation {
  /** Undefined until the catalog is there, and where no dataset fits. */
  settings: EvaluationSettings | undefined;
  fitting: Query<readonly { name: string }[]>;
  /** Images that the address names and that are not here. */
  missing: SplitReference | undefined;
  /** Models that the address asks together with the model and that cannot be. */
  leftOut: readonly string[];
}

/** What the address asks for, with defaults for what it leaves open. */
export function useEvaluationSettings(model: ModelView, image: ImageReference | undefined): AskedEvaluation {
  const { view } = useViewState();
  const { models, datasets } = useCatalog();
  const fitting = useFittingDatasets(model);
  const asked = useMemo((): Omit<AskedEvaluation, "fitting"> => {
    const unknown = { settings: undefined, missing: undefined, leftOut: [] };
    if (whyNotJudged(model) !== undefined) return unknown;
    const on = view?.on ?? (fitting.value && chooseSplit(fitting.value, model.summary.dataset, image));
    if (!view || !on || !models.value || !datasets.value) return unknown;
    const dataset = datasets.value.find(({ name }) => name === on.dataset);
    const split = dataset?.splits.find(({ name }) => name === on.split);
    if (!split) return { ...unknown, missing: on };
    const { name: own, classes } = model.summary;
    const wanted = (view.with ?? []).filter((name) => name !== own);
    const others = models.value.filter((other) => other.classes === classes && wanted.includes(other.name));
    const images = view.count !== undefined && view.count < split.images ? view.count : 0;
    return {
      settings: { model, others, on, isTenCrops: view.crops === "ten", images },
      missing: undefined,
      leftOut: wanted.filter((name) => !others.some((other) => other.name === name)),
    };
  }, [view, fitting.value, models.value, datasets.value, model, image]);
  return { ...asked, fitting };
}
