import type { Outcome, Run } from "@deconvscope/proto";
import { type FigureExport, type FigureProvenance, type FigureTensor, figureTheme, fileName } from "@deconvscope/shell";
import { fitWords, printSvg, type SvgMark, token } from "@deconvscope/viz-kit";
import { runFacts } from "../run/run-provenance.ts";
import { accuracyText } from "./accuracy-text.ts";

/** px in a file: a row, the words before its bar, the whole bar, and the words behind it. */
const [rowHeight, words, bar, behind] = [24, 220, 320, 110];

/** What the outcomes leave the page as: mean accuracies drawn, every number as a row, the classes as an array. */
export function outcomesExport(run: Run, provenance: FigureProvenance | undefined): FigureExport {
  const { id, outcomes, labels } = run;
  return {
    name: fileName(id, "outcomes"),
    provenance,
    facts: runFacts(run, provenance),
    svg: () => printSvg(outcomes.map(drawRow), sizeOf(outcomes.length), figureTheme()),
    table: () => ({
      columns: [
        ...["name", "accuracy", "deviation", "folds", "training_error", "top1_error", "top5_error"],
        ...["ten_crop_top1_error", "parameters", ...labels],
      ],
      rows: outcomes.map((outcome) => [
        outcome.name,
        outcome.accuracy,
        outcome.deviation,
        outcome.foldAccuracies.length,
        outcome.trainingError ?? "",
        outcome.top1Error ?? "",
        outcome.top5Error ?? "",
        outcome.tenCropTop1Error ?? "",
        Number(outcome.parameters),
        ...labels.map((_, index) => outcome.classAccuracies[index] ?? ""),
      ]),
    }),
    tensor: async () => classTensor(outcomes, labels),
    call: { service: "TrainingService", method: "GetRun", request: { id } },
  };
}

const sizeOf = (rows: number) => ({ width: words + bar + behind, height: rows * rowHeight });

/** Name, mean accuracy from 0 to 1 as a bar with a tick a fold, and in words. */
function drawRow(outcome: Outcome, index: number): SvgMark {
  const { name, accuracy, foldAccuracies } = outcome;
  const tick = (share: number): SvgMark => ({
    tag: "path",
    attributes: { d: `M${words + bar * share} 4v16`, stroke: token("ink"), "stroke-width": 1 },
  });
  const text = { y: 16, "font-size": 12, fill: token("ink") };
  return {
    tag: "g",
    attributes: { transform: `translate(0 ${index * rowHeight})` },
    children: [
      { tag: "text", attributes: text, text: fitWords(name, words - 12, 7) },
      { tag: "rect", attributes: { x: words, y: 8, width: bar * accuracy, height: 8, fill: token("cat-2") } },
      ...(foldAccuracies.length > 1 ? foldAccuracies.map(tick) : []),
      { tag: "text", attributes: { ...text, x: words + bar + 12 }, text: accuracyText(outcome) },
    ],
  };
}

/** Share that is right of each class; NaN of one without test images. */
export function classTensor(outcomes: readonly Outcome[], labels: readonly string[]): FigureTensor {
  const shares = outcomes.flatMap(({ classAccuracies }) =>
    labels.map((_, index) => classAccuracies[index] ?? -1).map((share) => (share < 0 ? Number.NaN : share)),
  );
  return {
    values: Float32Array.from(shares),
    shape: [outcomes.length, labels.length],
    holds: "share that is right by row and class; NaN: no test images",
    axes: [outcomes.map(({ name }) => name), labels],
  };
}
