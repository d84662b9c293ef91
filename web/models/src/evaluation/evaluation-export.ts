import type { EvaluateResponse } from "@deconvscope/proto";
import { type FigureExport, figureTheme, fileName, formatCount, type ViewState } from "@deconvscope/shell";
import { calibrationToSvg } from "@deconvscope/viz-calibration";
import { confusionMatrixToSvg } from "@deconvscope/viz-confusion-matrix";
import { classRows } from "./class-rows.ts";
import { type EvaluationSettings, evaluationRequest } from "./evaluation-settings.ts";
import type { OpenedCell } from "./opened-cell.ts";
import { toCalibration } from "./to-calibration.ts";
import { blockOf, orderConfusion, toConfusion } from "./to-confusion.ts";

/** What every figure of an evaluation leaves the page with. */
function commonExport(settings: EvaluationSettings, response: EvaluateResponse, what: string): FigureExport {
  const { model, on, isTenCrops, others } = settings;
  const { done = 0n, total = 0n } = response.progress ?? {};
  return {
    name: fileName(model.summary.name, on.dataset, on.split, what),
    provenance: response.provenance,
    facts: [
      `${on.dataset} ${on.split}`,
      `${formatCount(total - response.unreadable)} images`,
      isTenCrops ? "ten crops" : "centre crop",
      ...(response.byPosition ? ["labels for classes in their order"] : []),
      ...(others.length > 0 ? [`ensemble with ${others.map(({ name }) => name).join(", ")}`] : []),
    ],
    partial: response.complete ? undefined : `partial: ${done} of ${total}`,
    call: {
      service: "ModelService",
      method: "Evaluate",
      request: { ...evaluationRequest(settings), crops: isTenCrops ? "CROPS_TEN" : "CROPS_CENTER" },
    },
  };
}

export function classesExport(settings: EvaluationSettings, response: EvaluateResponse): FigureExport {
  return {
    ...commonExport(settings, response, "classes"),
    table: () => ({
      columns: ["class", "label", "images", "accuracy", "low", "high", "most_taken_for", "taken_images"],
      rows: classRows(response, settings.model.response.labels).map(
        ({ classIndex, label, images, accuracy, taken }) => [
          ...[classIndex, label, images, accuracy?.share ?? "", accuracy?.low ?? "", accuracy?.high ?? ""],
          ...[taken?.name ?? "", taken?.images ?? 0],
        ],
      ),
    }),
  };
}

export function confusionExport(
  settings: EvaluationSettings,
  response: EvaluateResponse,
  { classes: by, colours, block: asked }: Pick<ViewState, "classes" | "colours" | "block">,
): FigureExport {
  const order = by ?? "class";
  const measure = colours ?? "shares";
  const confusion = toConfusion(response);
  const { classes, cells, classIndices } = confusion;
  const nameOf = (place: number) => [nameIndex(classIndices[place]!), classes[place]!.name];
  const window = blockOf(asked, classes.length);
  const common = commonExport(settings, response, "confusion");
  return {
    ...common,
    facts: [
      ...common.facts,
      `classes by ${order}`,
      `${measure === "shares" ? "shares of the row" : "images"}, by their square root`,
      ...(window ? [`rows ${rangeText(window.rows)}, columns ${rangeText(window.columns)}`] : []),
    ],
    svg: () =>
      confusionMatrixToSvg(
        { ...confusion, measure, window, order: orderConfusion(confusion, order) },
        720,
        figureTheme(),
      ),
    table: () => ({
      columns: ["class", "label", "taken_for", "taken_for_label", "images"],
      rows: cells.map(({ row, column, images }) => [...nameOf(row), ...nameOf(column), images]),
    }),
    tensor: async () => {
      const values = new Float32Array(classes.length ** 2);
      for (const { row, column, images } of cells) values[row * classes.length + column] = images;
      const names = classes.map(({ name }) => name);
      return { values, shape: [classes.length, classes.length], holds: "images", axes: [names, names] };
    },
  };
}

/** One column is of all classes that are none of the dataset's. */
const nameIndex = (classIndex: number) => (classIndex < 0 ? "others" : classIndex);
/** Places as people count them. */
const rangeText = ([from, to]: readonly [number, number]) => `${from + 1} … ${to}`;

export function calibrationExport(settings: EvaluationSettings, response: EvaluateResponse): FigureExport {
  const data = response.calibration ? toCalibration(response.calibration) : { bins: [], error: 0 };
  const columns = ["low", "high", "images", "confidence", "accuracy", "accuracy_low", "accuracy_high"];
  const rows = data.bins.map(({ low, high, images, confidence, accuracy }) => [
    ...[low, high, images, confidence],
    ...[accuracy.share, accuracy.low, accuracy.high],
  ]);
  return {
    ...commonExport(settings, response, "calibration"),
    svg: () => calibrationToSvg(data, 480, figureTheme()),
    table: () => ({ columns, rows }),
    tensor: async () => ({
      values: Float32Array.from(rows.flat()),
      shape: [rows.length, columns.length],
      axes: [rows.map((_, bin) => bin), columns],
    }),
  };
}

/** The mistakes that are shown: of the opened cell, else all. */
export function mistakesExport(
  settings: EvaluationSettings,
  response: EvaluateResponse,
  opened: OpenedCell | undefined,
): FigureExport {
  const common = commonExport(settings, response, "mistakes");
  return {
    ...common,
    facts: [...common.facts, ...(opened ? [opened.text] : [])],
    table: () => ({
      columns: ["dataset", "split", "image", "label", "label_probability", "predicted", "predicted_probability"],
      rows: (opened ?? response).mistakes.map(({ image, truth, predicted }) => [
        ...[settings.on.dataset, settings.on.split, image, truth?.label ?? "", truth?.probability ?? ""],
        ...[predicted?.label ?? "", predicted?.probability ?? ""],
      ]),
    }),
  };
}

export function precisionExport(
  settings: EvaluationSettings,
  response: EvaluateResponse,
  labels: readonly string[],
): FigureExport {
  return {
    ...commonExport(settings, response, "precision"),
    table: () => ({
      columns: ["label", "average_precision"],
      rows: response.averagePrecisions.map((precision, index) => [labels[index] ?? index, precision]),
    }),
  };
}
