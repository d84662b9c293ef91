import { create, type JsonObject, toJson } from "@bufbuild/protobuf";
import { MeasureFaithfulnessRequestSchema } from "@deconvscope/proto";
import { type FigureExport, fileName, type Measurement } from "@deconvscope/shell";
import { className, layerLabel } from "../panels/map-name.ts";
import { imageSourceJson, type SweepSettings } from "../sweep/sweep-settings.ts";
import type { SweepStart } from "../sweep/sweep-state.ts";
import type { Faithfulness } from "./faithfulness-state.ts";
import { truthRows } from "./truth-rows.ts";
import { truthSvg } from "./truth-svg.ts";
import { faithfulnessRequest, type MapKind } from "./use-faithfulness.ts";

interface MeasuredMap {
  settings: SweepSettings;
  start: SweepStart;
  kind: MapKind;
  state: Faithfulness;
  phase: Measurement<Faithfulness>["phase"];
}

/** What a map's test leaves the page as; nothing before its curves. */
export function truthExport({ settings, start, kind, state, phase }: MeasuredMap): FigureExport | undefined {
  const { curves, randomised } = state;
  if (!curves) return undefined;
  const { model, image, patch, stride, fill } = settings;
  const { unit, classIndex } = start;
  const name = className(model, classIndex);
  const map =
    kind === "occlusion"
      ? [`patch ${patch}`, `stride ${stride}`, `fill ${fill}`]
      : [`${unit.layer} · ${unit.channel}`, "rule deconvnet", "seed 1"];
  return {
    name: fileName(model.summary.name, "truth", kind, image.name, name),
    provenance: curves.provenance,
    facts: [
      image.name,
      `${kind} map`,
      ...map,
      `class ${classIndex}`,
      `${curves.randomDeletionAreas.length} random orders`,
    ],
    partial: phase === "complete" ? undefined : `partial: ${randomised.length} layers drawn anew`,
    svg: () => truthSvg(state, `P(${name})`, (layer) => layerLabel(model, layer)),
    table: () => ({
      columns: ["share", "deletion", "random_deletion", "insertion", "random_insertion", "drawn_anew_to", "similarity"],
      rows: [
        ...truthRows(curves).map((row) => [
          row.share,
          row.deletion,
          row.randomDeletion,
          row.insertion,
          row.randomInsertion,
          "",
          "",
        ]),
        ...randomised.map(({ layer, similarity }) => ["", "", "", "", "", layer, similarity]),
      ],
    }),
    call: { service: "OcclusionService", method: "MeasureFaithfulness", request: requestJson(settings, start, kind) },
  };
}

/** The request as JSON; a photo's bytes are left to the reader. */
function requestJson(settings: SweepSettings, start: SweepStart, kind: MapKind): JsonObject {
  const { image, ...rest } = faithfulnessRequest(settings, start, kind);
  const written = toJson(MeasureFaithfulnessRequestSchema, create(MeasureFaithfulnessRequestSchema, rest));
  const request = typeof written === "object" && written !== null && !Array.isArray(written) ? written : {};
  return { ...request, image: imageSourceJson(settings.image) };
}
