export { OpenDatasets } from "../open-datasets.ts";
export { WarmModels } from "../warm-models.ts";
export { evaluateModels } from "./evaluate-models.ts";
export type { EvaluationOrder } from "./evaluation-job.ts";
