import type { ServiceImpl } from "@connectrpc/connect";
import { DataType, type OcclusionService } from "@deconvscope/proto";
import type { FoundPart } from "../engine/occlusion/correspondence-job.ts";
import { quote, RequestError } from "../request-error.ts";
import { makeProvenance } from "../requests/make-provenance.ts";
import type { ServiceContext } from "../service-context.ts";
import type { StoredModel } from "../store/model-store.ts";
import { readCorrespondence } from "./correspondence-order.ts";
import { MeasurementProgress } from "./measurement-progress.ts";

/** OcclusionService.MeasureCorrespondence. */
export function createMeasureCorrespondence(
  context: ServiceContext,
): ServiceImpl<typeof OcclusionService>["measureCorrespondence"] {
  const { engine } = context;
  return async function* measureCorrespondence(request, { signal }) {
    const { model, order, parameters } = await readCorrespondence(context, request);
    const progress = new MeasurementProgress();
    let layers: readonly string[] = [];
    for await (const item of engine.stream("measureCorrespondence", order, signal)) {
      if (item.kind === "unreadable") {
        throw new RequestError(item.reason, item.why, `images[${item.image}].image`);
      }
      if (item.kind === "start") {
        layers = requireLayers(model, item.layers);
        context.onImage();
        continue;
      }
      const { done, total, found } = item;
      yield {
        progress: progress.tell(done, total),
        correspondences: found.map((part) => describe(part, model)),
        provenance: makeProvenance(model, engine.backend, { ...parameters, layers }),
        complete: done === total,
      };
    }
  };
}

function requireLayers({ name }: StoredModel, layers: readonly string[]): readonly string[] {
  if (layers.length > 0) return layers;
  const why = `nothing given, and ${quote(name)} has no layer before its classifier`;
  throw new RequestError("invalid", `${why}; expected layers' names`, "layers");
}

function describe({ signs, random, pairs, ...found }: FoundPart, { anatomy }: StoredModel) {
  const shape = anatomy.layers.find(({ name }) => name === found.layer)?.shape ?? [];
  const units = shape.reduce((product, length) => product * length, 1);
  return {
    ...found,
    random: [...random],
    pairs: [...pairs],
    ...(signs === undefined
      ? {}
      : {
          signs: {
            shape: [signs.length / units, ...shape],
            dataType: DataType.UINT8,
            data: new Uint8Array(signs.buffer, signs.byteOffset, signs.byteLength),
          },
        }),
  };
}
