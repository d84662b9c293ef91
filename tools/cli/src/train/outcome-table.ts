import type { Outcome } from "@deconvscope/proto";
import { formatCount } from "../output/format-number.ts";
import { type Column, formatTable } from "../output/format-table.ts";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";

interface Measure extends Column {
  readonly cell: (outcome: Outcome) => string | undefined;
}

const measures: readonly Measure[] = [
  { title: "NAME", cell: ({ name }) => printable(name) },
  { title: "ACCURACY", align: "right", cell: describeAccuracy },
  { title: "TRAINING ERROR", align: "right", cell: ({ trainingError }) => percent(trainingError) },
  { title: "TOP-1 ERROR", align: "right", cell: ({ top1Error }) => percent(top1Error) },
  { title: "TOP-5 ERROR", align: "right", cell: ({ top5Error }) => percent(top5Error) },
  { title: "TEN CROPS TOP-1", align: "right", cell: ({ tenCropTop1Error }) => percent(tenCropTop1Error) },
  { title: "TOP-5", align: "right", cell: ({ tenCropTop5Error }) => percent(tenCropTop5Error) },
  { title: "PARAMETERS", align: "right", cell: ({ parameters }) => formatCount(parameters) },
  { title: "LEARNED FROM", align: "right", cell: ({ trainingImages }) => formatCount(trainingImages) },
  { title: "MEASURED BY", align: "right", cell: ({ testImages }) => formatCount(testImages) },
];

/** What came of a run, in percent: a line a network; columns that none has a value of are left out. */
export function formatOutcomes(outcomes: readonly Outcome[], terminal: Pick<Terminal, "style" | "width">): string {
  const shown = measures.filter(({ cell }) => outcomes.some((outcome) => cell(outcome) !== undefined));
  const rows = outcomes.map((outcome) => shown.map(({ cell }) => cell(outcome) ?? ""));
  return formatTable(shown, rows, (text) => terminal.style("bold", text));
}

/** "83.8 ± 0.5" of several folds, "83.8" of one. */
export function describeAccuracy({ accuracy, deviation, foldAccuracies }: Outcome): string {
  const mean = (accuracy * 100).toFixed(1);
  return foldAccuracies.length > 1 ? `${mean} ± ${(deviation * 100).toFixed(1)}` : mean;
}

function percent(share: number | undefined): string | undefined {
  return share === undefined ? undefined : (share * 100).toFixed(1);
}
