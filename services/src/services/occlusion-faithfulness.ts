import type { ServiceImpl } from "@connectrpc/connect";
import type { FaithfulnessCurves } from "@deconvscope/occlusion";
import type { OcclusionService } from "@deconvscope/proto";
import { makeProvenance } from "../requests/make-provenance.ts";
import type { ServiceContext } from "../service-context.ts";
import { readFaithfulness } from "./faithfulness-order.ts";
import { MeasurementProgress } from "./measurement-progress.ts";

/** OcclusionService.MeasureFaithfulness. */
export function createMeasureFaithfulness(
  context: ServiceContext,
): ServiceImpl<typeof OcclusionService>["measureFaithfulness"] {
  const { engine } = context;
  return async function* measureFaithfulness(request, { signal }) {
    const { model, order, parameters } = await readFaithfulness(context, request);
    const progress = new MeasurementProgress();
    let classIndex: number | undefined;
    for await (const item of engine.stream("measureFaithfulness", order, signal)) {
      switch (item.kind) {
        case "start":
          classIndex = item.classIndex;
          context.onImage();
          break;
        case "progress":
          yield { event: { case: "progress", value: progress.tell(item.done, item.total) } };
          break;
        case "curves": {
          const provenance = makeProvenance(model, engine.backend, { ...parameters, classIndex });
          yield { event: { case: "curves", value: { ...listCurves(item.curves), provenance } } };
          break;
        }
        case "randomised": {
          const { layer, similarity, complete } = item;
          yield { event: { case: "randomised", value: { layer, similarity, complete } } };
        }
      }
    }
  };
}

function listCurves(curves: FaithfulnessCurves) {
  return {
    shares: [...curves.shares],
    deletion: [...curves.deletion],
    insertion: [...curves.insertion],
    randomDeletion: [...curves.randomDeletion],
    randomInsertion: [...curves.randomInsertion],
    deletionArea: curves.deletionArea,
    insertionArea: curves.insertionArea,
    randomDeletionAreas: [...curves.randomDeletionAreas],
    randomInsertionAreas: [...curves.randomInsertionAreas],
  };
}
