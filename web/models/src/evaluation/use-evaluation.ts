import type { EvaluateResponse, Progress } from "@deconvscope/proto";
import { models, resumeStream } from "@deconvscope/shell";
import { type KeptMeasurement, useKeptMeasurement } from "../use-kept-measurement.ts";
import { type EvaluationSettings, evaluationKey, evaluationRequest } from "./evaluation-settings.ts";

/** How often a model is right, over the images so far. */
export interface Evaluation {
  progress: Progress | undefined;
  /** Undefined before the first images. */
  response: EvaluateResponse | undefined;
}
const emptyEvaluation: Evaluation = { progress: undefined, response: undefined };

/** How often a model is right: what the server kept, or measured when it is begun. */
export function useEvaluation(settings: EvaluationSettings | undefined): KeptMeasurement<Evaluation> {
  return useKeptMeasurement(
    settings && evaluationKey(settings),
    emptyEvaluation,
    (signal, onlyKept, onBreak) => {
      const request = { ...evaluationRequest(settings!), onlyKept };
      return resumeStream((stop) => models.evaluate(request, { signal: stop }), { signal, onBreak });
    },
    (_, response: EvaluateResponse) => ({ progress: response.progress, response }),
  );
}
