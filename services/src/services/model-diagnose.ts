import type { MessageInitShape } from "@bufbuild/protobuf";
import type { ServiceImpl } from "@connectrpc/connect";
import { DiagnoseResponseSchema, type ModelService } from "@deconvscope/proto";
import { diagnosisRevision } from "../engine/diagnosis/diagnosis-job.ts";
import { makeProvenance } from "../requests/make-provenance.ts";
import { fingerprintImages, type LookedAt } from "../results/fingerprint-images.ts";
import { keepResult } from "../results/keep-result.ts";
import { areStillUnreadable } from "../results/still-unreadable.ts";
import type { ServiceContext } from "../service-context.ts";
import { MeasurementProgress } from "./measurement-progress.ts";
import { describeBank, describeFinding, describeLayerFigures } from "./model-diagnose-figures.ts";
import { type ReadDiagnosis, readDiagnosis } from "./model-diagnose-order.ts";

/** ModelService.Diagnose. */
export function createDiagnose(context: ServiceContext): ServiceImpl<typeof ModelService>["diagnose"] {
  return async function* diagnose(request, { signal }) {
    const diagnosis = await readDiagnosis(context, request);
    const { model, dataset, order, parameters } = diagnosis;
    const split = order.images?.split ?? "";
    const what = { schema: DiagnoseResponseSchema, revision: diagnosisRevision };
    yield* keepResult(
      context.results,
      {
        ...what,
        ...{ models: [model], dataset, parameters, onlyKept: request.onlyKept },
        files: () => fingerprintImages(context.engine, lookedAt(diagnosis), signal),
        join: (_, message) => message,
        stillHolds: async ({ problems }) =>
          dataset === undefined || areStillUnreadable(context.engine, dataset, split, problems, signal),
      },
      () => measure(context, diagnosis, signal),
    );
  };
}

function lookedAt({ dataset, order: { images } }: ReadDiagnosis): LookedAt[] {
  return dataset === undefined || images === undefined ? [] : [{ dataset, split: images.split, images: images.count }];
}

/** The last message has everything. */
async function* measure(
  { engine, onImage }: ServiceContext,
  { model, order, parameters }: ReadDiagnosis,
  signal: AbortSignal,
): AsyncGenerator<MessageInitShape<typeof DiagnoseResponseSchema>> {
  const provenance = makeProvenance(model, engine.backend, parameters);
  const total = order.images?.count ?? 0;
  const progress = new MeasurementProgress();
  let firstLayer: ReturnType<typeof describeBank> | undefined;
  let told = 0;
  for await (const item of engine.stream("diagnose", order, signal)) {
    if (item.kind === "filters") {
      firstLayer = describeBank(item.bank);
      yield { progress: progress.tell(0, total), firstLayer, provenance };
      continue;
    }
    const { done, unreadable, layers, problems } = item.figures;
    for (; told < done; told++) {
      onImage();
    }
    yield {
      progress: progress.tell(done, total),
      layers: layers.map(describeLayerFigures),
      problems: [...problems],
      unreadable: BigInt(unreadable),
      provenance,
      ...(item.kind === "end" && { firstLayer, findings: item.findings.map(describeFinding), complete: true }),
    };
  }
}
