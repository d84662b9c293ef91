import {
  type DiagnoseResponse,
  type FilterBank,
  type Finding,
  type ImageProblem,
  type LayerDiagnosis,
  type Progress,
  Severity,
} from "@deconvscope/proto";
import type { FigureProvenance } from "@deconvscope/shell";

/** What is known so far of what is wrong with a network. */
export interface Diagnosis {
  progress: Progress | undefined;
  layers: readonly LayerDiagnosis[];
  firstLayer: FilterBank | undefined;
  findings: readonly Finding[];
  /** The first of the images that could not be read. */
  problems: readonly ImageProblem[];
  /** All of these. */
  unreadable: number;
  provenance: FigureProvenance | undefined;
  complete: boolean;
}

export const emptyDiagnosis: Diagnosis = {
  progress: undefined,
  layers: [],
  firstLayer: undefined,
  findings: [],
  problems: [],
  unreadable: 0,
  provenance: undefined,
  complete: false,
};

/** The state after a message: figures are those of the images so far, the filters come once. */
export function readDiagnosis(state: Diagnosis, message: DiagnoseResponse): Diagnosis {
  return {
    progress: message.progress ?? state.progress,
    layers: message.layers.length > 0 ? message.layers : state.layers,
    firstLayer: message.firstLayer ?? state.firstLayer,
    findings: message.findings.length > 0 ? message.findings : state.findings,
    problems: message.problems.length > 0 ? message.problems : state.problems,
    unreadable: Math.max(Number(message.unreadable), state.unreadable),
    provenance: message.provenance ?? state.provenance,
    complete: message.complete || state.complete,
  };
}

/** "partial: 120 of 500" while figures are not final. */
export function partialWords({ complete, progress }: Diagnosis): string | undefined {
  return complete || !progress ? undefined : `partial: ${progress.done} of ${progress.total}`;
}

/** Whether images were looked at, be it that no layer has anything to show. */
export function isOfImages({ complete, layers, progress }: Diagnosis): boolean {
  return layers.length > 0 || (complete && (progress?.total ?? 0n) > 0n);
}

/** Whether findings are those of the images, not of the filters alone. */
export function isWhole(diagnosis: Diagnosis): boolean {
  return diagnosis.complete && isOfImages(diagnosis);
}

/** Layers with a stride above 1, whose incoming frequencies can fold back. */
export function stridedLayers({ layers }: Diagnosis): LayerDiagnosis[] {
  return layers.filter(({ aliasing }) => aliasing !== undefined);
}

/**
 * The strided layer that is looked at: the one asked for, that of the finding, else where most folds back, which is
 * known when the figures are final.
 */
export function chooseStrided(
  diagnosis: Diagnosis,
  asked: string | undefined,
  finding: Finding | undefined,
): LayerDiagnosis | undefined {
  const strided = stridedLayers(diagnosis);
  const most = strided.toSorted((a, b) => (b.aliasing ?? 0) - (a.aliasing ?? 0)).at(0);
  const named = (name: string | undefined) => strided.find(({ layer }) => layer === name);
  return named(asked) ?? named(finding?.layer) ?? (diagnosis.complete ? most : undefined);
}

/** Whether a finding speaks of the first layer's filters, not of its maps or its stride. */
export function isOfFilters({ firstLayer }: Diagnosis, { id, layer }: Finding): boolean {
  return layer === firstLayer?.layer && !/^(dead-maps|nearly-dead-maps|aliasing)\//.test(id);
}

/** Of how many images what folds back is measured, where these are fewer than those that maps fire on. */
export function aliasingPart({ layers, progress, unreadable }: Diagnosis): number | undefined {
  const images = Math.max(0, ...layers.map(({ aliasingImages }) => aliasingImages));
  return images > 0 && images + unreadable < Number(progress?.done ?? 0n) ? images : undefined;
}

/** A bank's shares by frequency where anything is said of them: not where there is no filter, nor of 1 × 1 filters. */
export function toldBands({ firstLayer, findings }: Diagnosis): FilterBank | undefined {
  return findings.some(({ id }) => /^band-(spread|imbalance)\//.test(id)) ? firstLayer : undefined;
}

/** Whether a finding is more than a note. */
export function isWrong({ severity }: Pick<Finding, "severity">): boolean {
  return severity === Severity.WARNING || severity === Severity.PROBLEM;
}
