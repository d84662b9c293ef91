import type { MessageInitShape } from "@bufbuild/protobuf";
import type { ServiceImpl } from "@connectrpc/connect";
import { type EvaluateResponse, EvaluateResponseSchema, type ModelService } from "@deconvscope/proto";
import { type EvaluationItem, evaluationRevision } from "../engine/evaluation/evaluation-job.ts";
import { quote, RequestError } from "../request-error.ts";
import { canonicalJson } from "../requests/canonical-json.ts";
import { makeProvenance } from "../requests/make-provenance.ts";
import { fingerprintImages } from "../results/fingerprint-images.ts";
import { keepResult } from "../results/keep-result.ts";
import { areStillUnreadable } from "../results/still-unreadable.ts";
import type { ServiceContext } from "../service-context.ts";
import { MeasurementProgress } from "./measurement-progress.ts";
import { describeCounts, describeOutcome } from "./model-evaluate-figures.ts";
import { type ReadEvaluation, readEvaluation } from "./model-evaluate-order.ts";

/** ModelService.Evaluate. */
export function createEvaluate(context: ServiceContext): ServiceImpl<typeof ModelService>["evaluate"] {
  return async function* evaluate(request, { signal }) {
    const evaluation = await readEvaluation(context, request);
    const { models, dataset, order, parameters, mistakes } = evaluation;
    const { split, images } = order;
    const what = { schema: EvaluateResponseSchema, revision: evaluationRevision };
    const responses = keepResult(
      context.results,
      {
        ...what,
        ...{ models, dataset, parameters, onlyKept: request.onlyKept },
        files: () => fingerprintImages(context.engine, [{ dataset, split, images }], signal),
        join: (_, message) => message,
        stillHolds: ({ problems }) => areStillUnreadable(context.engine, dataset, split, problems, signal),
      },
      () => measure(context, evaluation, signal),
    );
    for await (const response of responses) {
      yield tellMistakes(response, mistakes);
    }
  };
}

/** As many mistakes of a result as were asked for, which its provenance then says. */
function tellMistakes(response: EvaluateResponse, mistakes: number): EvaluateResponse {
  const { provenance } = response;
  const parameters = JSON.parse(provenance?.parametersJson || "{}");
  return {
    ...response,
    mistakes: response.mistakes.slice(0, mistakes),
    ...(provenance && { provenance: { ...provenance, parametersJson: canonicalJson({ ...parameters, mistakes }) } }),
  };
}

async function* measure(
  { engine, onImage }: ServiceContext,
  evaluation: ReadEvaluation,
  signal: AbortSignal,
): AsyncGenerator<MessageInitShape<typeof EvaluateResponseSchema>> {
  const { models, order, parameters } = evaluation;
  const progress = new MeasurementProgress();
  let [total, unknown, told] = [0, 0, 0];
  for await (const item of engine.stream("evaluate", order, signal)) {
    if (item.kind === "start") {
      total = requireImages(evaluation, item.images);
      unknown = item.unknown;
      continue;
    }
    const { done, unreadable } = item.counts;
    for (; told < done; told++) {
      onImage();
    }
    if (item.kind === "end") {
      requireReadable(evaluation, item);
    }
    yield {
      progress: progress.tell(done, total),
      ...describeCounts(evaluation, item.counts),
      ...(item.kind === "end" && { ...describeOutcome(evaluation, item.outcome), complete: true }),
      provenance: makeProvenance(models[0]!, engine.backend, parameters),
      unknownLabels: BigInt(unknown),
      unreadable: BigInt(unreadable),
      byPosition: evaluation.byPosition,
    };
  }
}

/** @throws RequestError "precondition" if no image could be read: there is nothing to tell then */
function requireReadable(
  { dataset, order }: ReadEvaluation,
  { counts, outcome }: Extract<EvaluationItem, { readonly kind: "end" }>,
): void {
  if (counts.unreadable === counts.done) {
    const which = `none of the ${counts.done} images of ${quote(order.split)} of ${quote(dataset.name)} can be read`;
    throw new RequestError("precondition", `${which}, the first: ${outcome.problems[0]!.why}`, "dataset");
  }
}

function requireImages({ models, dataset, order }: ReadEvaluation, images: number): number {
  if (images > 0) {
    return images;
  }
  const which = `no image of ${quote(order.split)} of ${quote(dataset.name)}`;
  throw new RequestError("precondition", `${which} has a label that is a class of ${quote(models[0]!.name)}`, "split");
}
