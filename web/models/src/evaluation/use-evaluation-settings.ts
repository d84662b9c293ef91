import { type ImageReference, type ModelView, type Query, useCatalog, useViewState } from "@deconvscope/shell";
import { useMemo } from "react";
import { useFittingDatasets } from "../use-fitting-datasets.ts";
import { chooseSplit } from "./choose-split.ts";
import type { EvaluationSettings } from "./evaluation-settings.ts";

interface AskedEvaluation {
  /** Undefined until the catalog is there, and where no dataset fits. */
  settings: EvaluationSettings | undefined;
  fitting: Query<readonly { name: string }[]>;
}

/** What the address asks for, with defaults for what it leaves open. */
export function useEvaluationSettings(model: ModelView, image: ImageReference | undefined): AskedEvaluation {
  const { view } = useViewState();
  const { models } = useCatalog();
  const fitting = useFittingDatasets(model);
  const settings = useMemo(() => {
    const on = view?.on ?? (fitting.value && chooseSplit(fitting.value, model.summary.dataset, image));
    if (!view || !on || !models.value) return undefined;
    const asked = view.with ?? [];
    const { name: own, classes } = model.summary;
    const others = models.value.filter(
      (other) => other.name !== own && other.classes === classes && asked.includes(other.name),
    );
    return { model, others, on, isTenCrops: view.crops === "ten", images: view.count ?? 0 };
  }, [view, fitting.value, models.value, model, image]);
  return { settings, fitting };
}
