export { OpenDatasets } from "../open-datasets.ts";
export { WarmThreads } from "../scan/warm-threads.ts";
export { trainRun } from "./train-run.ts";
export type { TrainingItem, TrainingJob } from "./training-job.ts";
