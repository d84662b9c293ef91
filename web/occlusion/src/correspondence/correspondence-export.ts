import { create, type JsonObject, toJson } from "@bufbuild/protobuf";
import { MeasureCorrespondenceRequestSchema } from "@deconvscope/proto";
import { type FigureExport, figureTheme, fileName, type Measurement } from "@deconvscope/shell";
import { stripMarks } from "@deconvscope/viz-distribution-strip";
import { printSvg } from "@deconvscope/viz-kit";
import { layerLabel } from "../panels/map-name.ts";
import { imageSourceJson } from "../sweep/sweep-settings.ts";
import type { Correspondence } from "./correspondence-state.ts";
import { toStrips } from "./to-strips.ts";
import { type CorrespondenceSettings, correspondenceRequest } from "./use-correspondence.ts";

/** px */
const width = 900;

/** What the measured parts leave the page as. */
export function correspondenceExport(
  settings: CorrespondenceSettings,
  { parts, provenance, progress }: Correspondence,
  phase: Measurement<Correspondence>["phase"],
): FigureExport {
  const { model, images, draws, fill } = settings;
  return {
    name: fileName(model.summary.name, "correspondence", images.length, "images"),
    provenance,
    facts: [
      `${images.length} images`,
      `${draws.count} random draws`,
      `seed ${draws.seed}`,
      "sign(0) is its own symbol",
      `fill ${fill}`,
    ],
    partial: phase === "complete" ? undefined : `partial: ${progress?.done ?? 0} of ${progress?.total ?? "?"}`,
    svg: () => {
      const strips = toStrips(parts, settings.parts, (layer) => layerLabel(model, layer));
      const { marks, height } = stripMarks(strips, width);
      return printSvg(marks, { width, height }, figureTheme());
    },
    table: () => ({
      columns: ["layer", "part", "mean", "deviation", "p_value", "pairs", "random"],
      rows: parts.map(({ layer, part, mean, deviation, pValue, pairs, random }) => [
        layer,
        part,
        mean,
        deviation,
        pValue,
        pairs.join(" "),
        random.join(" "),
      ]),
    }),
    call: { service: "OcclusionService", method: "MeasureCorrespondence", request: requestJson(settings) },
  };
}

/** The request as JSON; photos' bytes are left to the reader. */
function requestJson(settings: CorrespondenceSettings): JsonObject {
  const { images, ...rest } = correspondenceRequest(settings);
  const parts = images.map((image) => ({ parts: image.parts }));
  const request = { ...rest, images: parts };
  const written = toJson(MeasureCorrespondenceRequestSchema, create(MeasureCorrespondenceRequestSchema, request));
  const fields = typeof written === "object" && written !== null && !Array.isArray(written) ? written : {};
  const listed = Array.isArray(fields.images) ? fields.images : [];
  return {
    ...fields,
    images: listed.map((one, index) => {
      const own = typeof one === "object" && one !== null && !Array.isArray(one) ? one : {};
      return { image: imageSourceJson(settings.images[index]!.image), ...own };
    }),
  };
}
