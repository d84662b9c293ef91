export { DiagnosisTally } from "./figures/diagnosis-tally.ts";
export type { FiringFigures, LayerFigures, StrideFigures } from "./figures/layer-figures.ts";
export { type BatchDepth, measureBatch } from "./figures/measure-batch.ts";
export { type DiagnosisPlan, planDiagnosis } from "./figures/plan-diagnosis.ts";
export { type JudgedBank, type JudgedFilter, judgeFilters } from "./filters/judge-filters.ts";
export { findFindings } from "./findings/find-findings.ts";
export type { Finding, Severity } from "./findings/finding.ts";
export type { Spectrum } from "./frequency/spectrum.ts";
