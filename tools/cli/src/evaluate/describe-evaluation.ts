import type { ClassAccuracy, EvaluateResponse, Rate } from "@deconvscope/proto";
import { formatDuration } from "../output/describe-scan.ts";
import { drawBar } from "../output/draw-bar.ts";
import { formatCount } from "../output/format-number.ts";
import { type Column, formatTable } from "../output/format-table.ts";
import { printable } from "../output/printable.ts";
import { isNoneByNature } from "./check-bounds.ts";
import { formatInterval, formatShare } from "./format-share.ts";

/** What a table needs to know beside the figures. */
export interface EvaluatedNames {
  readonly models: readonly string[];
  /** Of the classes. */
  readonly classes: readonly string[];
  /** Of the dataset's labels. */
  readonly labels: readonly string[];
}

/** Lines of a list: the rest is in --json. */
const mostLines = 8;

type Heading = (text: string) => string;

/** A line of progress: bar, images, the errors so far, rate, time left. */
export function describeEvaluating({ progress, top1Error, top5Error }: EvaluateResponse): string {
  const { done = 0n, total = 0n, rate = 0, secondsLeft } = progress ?? {};
  const bar = total === 0n ? "" : `${drawBar(Number(done) / Number(total), 20)}▏ `;
  const errors = top1Error === undefined ? "" : `, top-1 error ${formatShare(top1Error.share)}${sayTop5(top5Error)}`;
  const speed = rate > 0 ? `, ${formatCount(Math.round(rate * 10) / 10)} images/s` : "";
  const left = secondsLeft === undefined ? "" : `, ${formatDuration(secondsLeft)} left`;
  return `${bar}${formatCount(done)} of ${formatCount(total)} images${errors}${speed}${left}`;
}

function sayTop5(rate: Rate | undefined): string {
  return rate === undefined || isNoneByNature(rate) ? "" : `, top-5 ${formatShare(rate.share)}`;
}

/** The figures, then where it goes wrong. */
export function tablesOf(found: EvaluateResponse, names: EvaluatedNames, heading: Heading, width: number): string {
  const tables =
    found.top1Error === undefined
      ? [precisionTable(found, names, heading)]
      : [
          errorTable(found, names, heading),
          classTable(found, heading),
          confusionTable(found, names, heading),
          calibrationTable(found, heading),
          mistakeTable(found, heading, width),
        ];
  return tables.filter((table) => table !== "").join("\n");
}

const right = (title: string): Column => ({ title, align: "right" });

function errorTable(
  { top1Error, top5Error, models, ...found }: EvaluateResponse,
  names: EvaluatedNames,
  heading: Heading,
) {
  const count = names.classes.length;
  const errors = (name: string, one: Rate | undefined, five: Rate | undefined): string[] => [
    printable(name),
    ...sayRate(one),
    ...(five && isNoneByNature(five)
      ? ["–", `none by nature: ${count} ${count === 1 ? "class" : "classes"}`]
      : sayRate(five)),
  ];
  const rows = [
    errors(models.length > 0 ? "together" : names.models.join(), top1Error, top5Error),
    ...models.map((model) => errors(model.model, model.top1Error, model.top5Error)),
  ];
  const columns = [{ title: "MODEL" }, right("TOP-1 ERROR"), { title: "95 %" }];
  const figures = [
    `mean class accuracy ${formatShare(found.meanClassAccuracy)}`,
    `loss ${found.loss.toFixed(3)}`,
    `expected calibration error ${formatShare(found.calibration?.error ?? Number.NaN)}`,
  ];
  return `${formatTable([...columns, right("TOP-5 ERROR"), { title: "95 %" }], rows, heading)}${figures.join(", ")}\n`;
}

function sayRate(rate: Rate | undefined): [string, string] {
  return rate === undefined ? ["–", ""] : [formatShare(rate.share), formatInterval(rate)];
}

function classTable({ classes }: EvaluateResponse, heading: Heading): string {
  const share = ({ accuracy }: ClassAccuracy) => accuracy?.share ?? Number.NaN;
  const worst = classes.filter(({ images }) => images > 0n).sort((a, b) => share(a) - share(b));
  const rows = worst
    .slice(0, mostLines)
    .map(({ label, images, accuracy }) => [printable(label), formatCount(images), ...sayRate(accuracy)]);
  return formatTable([{ title: "WORST CLASS" }, right("IMAGES"), right("RIGHT"), { title: "95 %" }], rows, heading);
}

function confusionTable({ confusion, classes }: EvaluateResponse, names: EvaluatedNames, heading: Heading): string {
  const seen = new Map(classes.map(({ classIndex, images }) => [classIndex, Number(images)]));
  const cells = confusion
    .filter(({ classIndex, predicted }) => classIndex !== predicted)
    .sort((a, b) => Number(b.images - a.images));
  if (cells.length === 0) return "";
  const rows = cells
    .slice(0, mostLines)
    .map(({ classIndex, predicted, images }) => [
      printable(names.classes[classIndex] ?? String(classIndex)),
      printable(names.classes[predicted] ?? String(predicted)),
      formatCount(images),
      formatShare(Number(images) / (seen.get(classIndex) ?? Number.NaN)),
    ]);
  return formatTable([{ title: "OFTEN" }, { title: "TAKEN FOR" }, right("IMAGES"), right("OF ITS")], rows, heading);
}

function calibrationTable({ calibration }: EvaluateResponse, heading: Heading): string {
  const rows = (calibration?.bins ?? [])
    .filter(({ images }) => images > 0n)
    .map(({ low, high, images, confidence, accuracy }) => [
      `${(low * 100).toFixed(0)} – ${(high * 100).toFixed(0)} %`,
      formatCount(images),
      formatShare(confidence),
      ...sayRate(accuracy),
    ]);
  const columns = [right("SURE OF IT"), right("IMAGES"), right("MEAN"), right("RIGHT"), { title: "95 %" }];
  return formatTable(columns, rows, heading);
}

function mistakeTable({ mistakes }: EvaluateResponse, heading: Heading, width: number): string {
  if (mistakes.length === 0) return "";
  const rows = mistakes
    .slice(0, mostLines)
    .map(({ image, predicted, truth }) => [
      String(image),
      formatShare(truth?.probability ?? Number.NaN),
      formatShare(predicted?.probability ?? Number.NaN),
      printable(predicted?.label ?? ""),
      printable(truth?.label ?? ""),
    ]);
  const columns = [right("IMAGE"), right("OWN"), right("SURE OF IT"), { title: "TAKEN FOR" }, { title: "THAT IS" }];
  return formatTable(columns, rows, heading, width);
}

function precisionTable(found: EvaluateResponse, { labels }: EvaluatedNames, heading: Heading): string {
  const rows = found.averagePrecisions.map((precision, label) => [
    printable(labels[label] ?? String(label)),
    formatShare(precision),
  ]);
  const mean = `mean average precision ${formatShare(found.meanAveragePrecision)}\n`;
  return `${formatTable([{ title: "LABEL" }, right("AVERAGE PRECISION")], rows, heading)}${mean}`;
}
