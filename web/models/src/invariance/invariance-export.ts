import {
  type FigureExport,
  type FigureTensor,
  figureTheme,
  fileName,
  formatImageReference,
  type ImageReference,
} from "@deconvscope/shell";
import { type CurveFamilyData, curveFamilyMarks } from "@deconvscope/viz-curve-family";
import { printSvg } from "@deconvscope/viz-kit";
import { layerLabels } from "./family-data.ts";
import { invarianceRows } from "./invariance-rows.ts";
import { type InvarianceSettings, invarianceRequest } from "./invariance-settings.ts";
import type { Invariance } from "./invariance-state.ts";

export interface MeasuredInvariance {
  settings: InvarianceSettings;
  names: readonly string[];
  state: Invariance;
  isComplete: boolean;
}

const width = 1280;
const plotHeight = 112;

/** What the curves leave the page as. @param drawn what is on the page */
export function invarianceExport(measured: MeasuredInvariance, drawn: CurveFamilyData, what: string): FigureExport {
  const { settings, names, state, isComplete } = measured;
  const { model, transforms } = settings;
  const [first] = transforms;
  const done = Number(state.progress?.done ?? 0);
  return {
    name: fileName(model.summary.name, what),
    provenance: joinProvenance(measured),
    facts: [
      [
        counted(names.length, "image"),
        counted(transforms.length, "transform"),
        counted(first ? (state.curves[first]?.amounts.length ?? 25) : 0, "step"),
      ].join(" × "),
      `layers ${layerLabels(model, state.layers).join(", ")}`,
      "fill 0",
    ],
    partial: isComplete ? undefined : `partial: ${done} of ${state.progress?.total ?? "?"}`,
    svg: () => {
      const { marks, layout } = curveFamilyMarks(drawn, width, plotHeight);
      return printSvg(marks, { width, height: layout.height }, figureTheme());
    },
    table: () => ({
      columns: [
        ...["transform", "amount", "dataset", "split", "image", "name", "layer"],
        ...["distance", "relative_distance", "class", "probability"],
      ],
      rows: invarianceRows(state, names, transforms).flatMap(({ transform, amount, image, name, label, point }) =>
        state.layers.map((layer, index) => [
          ...[transform, amount, ...placeOf(settings.images[image]!.reference), name, layer],
          ...[point.distances[index]!, point.relativeDistances[index]!, label, point.probability],
        ]),
      ),
    }),
    tensor: async () => invarianceTensor(measured),
    call: first && {
      service: "ModelService",
      method: "MeasureInvariance",
      request: {
        ...invarianceRequest(settings, first),
        transform: `TRANSFORM_${first.toUpperCase().replace("-", "_")}`,
        images: settings.images.map(({ reference }) => requestImage(reference)),
      },
    },
  };
}

/** [transforms, images, amounts, layers + 1]: relative distances, then the probability. */
export function invarianceTensor({ settings, state }: MeasuredInvariance): FigureTensor {
  const { transforms, images } = settings;
  const steps = Math.max(0, ...transforms.map((transform) => state.curves[transform]?.amounts.length ?? 0));
  const holds = "relative distance of each layer, then the probability of the class; NaN where it is not known";
  const values = transforms.flatMap((transform) =>
    images.flatMap((_, image) =>
      Array.from({ length: steps }, (_, at) => state.curves[transform]?.points[image]?.[at]).flatMap((point) =>
        point
          ? [...point.relativeDistances, point.probability]
          : new Array<number>(state.layers.length + 1).fill(Number.NaN),
      ),
    ),
  );
  return {
    values: Float32Array.from(values),
    shape: [transforms.length, images.length, steps, state.layers.length + 1],
    holds,
    axes: [
      transforms,
      images.map(({ reference }) => formatImageReference(reference)),
      Array.from({ length: steps }, (_, step) => step),
      [...state.layers, "probability"],
    ],
  };
}

/** One provenance for all calls, their parameters by transformation. */
function joinProvenance({ settings, state }: MeasuredInvariance): FigureExport["provenance"] {
  const known = settings.transforms.flatMap((transform) => {
    const provenance = state.curves[transform]?.provenance;
    return provenance ? [{ transform, provenance }] : [];
  });
  const [first] = known;
  if (!first) return undefined;
  const parameters = known.map(({ transform, provenance }) => {
    const of: unknown = provenance.parametersJson === "" ? {} : JSON.parse(provenance.parametersJson);
    return [transform, of];
  });
  return { ...first.provenance, parametersJson: JSON.stringify(Object.fromEntries(parameters)) };
}

/** Dataset, split and index; a photo is named by its file's SHA-256. */
function placeOf(reference: ImageReference): [string, string, string | number] {
  if (reference.kind === "upload") return ["", "", reference.sha256];
  return [reference.dataset, reference.split, reference.index];
}

function requestImage(reference: ImageReference): Record<string, unknown> {
  if (reference.kind === "upload") return { encoded: `<base64 of the photo, ${formatImageReference(reference)}>` };
  const { dataset, split, index } = reference;
  return { datasetImage: { dataset, split, index } };
}

const counted = (count: number, thing: string) => `${count} ${thing}${count === 1 ? "" : "s"}`;
