import type { Run } from "@deconvscope/proto";
import { type FigureExport, type FigureProvenance, type FigureTensor, figureTheme, fileName } from "@deconvscope/shell";
import { printSvg, type SvgMark, token } from "@deconvscope/viz-kit";
import { filtersUrl } from "../filters/filters-picture.tsx";
import type { SnapshotFilters } from "../filters/use-snapshot-filters.ts";
import { type ChartInFile, chartsMarks, chartsSize, headMark } from "../run/charts-svg.ts";
import { type RunAxis, seriesOf } from "../run/curve-series.ts";
import { comparedProvenance } from "../run/run-provenance.ts";
import type { ComparedRow } from "./compare-runs.ts";

/** What a file of the comparison is made of. */
export interface ComparedFigure {
  run: Run;
  vs: string;
  /** What made either, as far as it is known. */
  provenances: readonly [FigureProvenance | undefined, FigureProvenance | undefined];
  rows: readonly ComparedRow[];
  charts: readonly ChartInFile[];
  axes: readonly [RunAxis, RunAxis];
  /** First layers, where they have come. */
  filters: readonly (SnapshotFilters | undefined)[];
}

/** px of each first layer in a file, and of the space above it. */
const [filtersWidth, space] = [330, 16];

/** What the comparison leaves the page as: both charts and first layers drawn, the rows, the measured epochs as an array. */
export function compareExport(figure: ComparedFigure): FigureExport {
  const { run, vs, rows, axes, provenances } = figure;
  const [, second] = provenances;
  const networks = axes.map(({ network }) => network ?? "");
  return {
    name: fileName(run.id, "compared-with", vs),
    provenance: comparedProvenance(...provenances),
    facts: [
      `runs ${run.id}, ${vs}`,
      ...networks,
      `seed ${run.request?.options?.seed ?? 0}`,
      run.request?.dataset ?? "",
      ...(second ? [`against ${second.model}`] : []),
      ...(second?.modelSha256 ? [`sha256 ${second.modelSha256.slice(0, 8)}`] : []),
    ].filter(Boolean),
    svg: () => drawComparison(figure),
    table: () => ({ columns: ["what", run.id, vs], rows: rows.map(({ what, values }) => [what, ...values]) }),
    tensor: async () => measuredEpochs(axes, [run.id, vs]),
    call: [run.id, vs].map((id) => ({ service: "TrainingService", method: "WatchRun", request: { id } })),
  };
}

function drawComparison({ run, vs, charts, filters }: ComparedFigure): string {
  const size = chartsSize(charts.length);
  const pictures = filters.map((read, index) => {
    if (!read) return { height: 0, marks: [] as SvgMark[] };
    const { href, width, height } = filtersUrl(read.bank);
    const drawn = (filtersWidth * height) / width;
    const attributes = { href, y: 26, width: filtersWidth, height: drawn, style: "image-rendering: pixelated" };
    const words = `${index === 0 ? run.id : vs}, ${read.kernel}`;
    const caption = { y: drawn + 42, "font-size": 11, fill: token("ink-2") };
    const children = [
      headMark(read.layer),
      { tag: "image", attributes },
      { tag: "text", attributes: caption, text: words },
    ];
    const transform = `translate(${index * (filtersWidth + 20)} ${size.height + space})`;
    return { height: drawn + 48 + space, marks: [{ tag: "g", attributes: { transform }, children }] };
  });
  const height = size.height + Math.max(0, ...pictures.map((picture) => picture.height));
  const marks = [...chartsMarks(charts), ...pictures.flatMap((picture) => picture.marks)];
  return printSvg(marks, { width: size.width, height }, figureTheme());
}

/** Validation accuracy and loss of both runs at every epoch at which one was measured. */
export function measuredEpochs(axes: readonly [RunAxis, RunAxis], names: readonly string[]): FigureTensor {
  const look = { name: "", ink: "ink" } as const;
  const lines = axes.map((axis) => [
    seriesOf(axis, ({ validationAccuracy }) => validationAccuracy, look),
    seriesOf(axis, ({ validationLoss }) => validationLoss, look),
  ]);
  const epochs = [...new Set(lines.flat().flatMap((line) => Array.from(line.epochs)))].sort((a, b) => a - b);
  const values = lines.flat().flatMap((line) => {
    const measured = new Map(Array.from(line.epochs, (epoch, index) => [epoch, line.values[index] ?? Number.NaN]));
    return epochs.map((epoch) => measured.get(epoch) ?? Number.NaN);
  });
  return {
    values: Float32Array.from(values),
    shape: [axes.length, 2, epochs.length],
    holds: "validation accuracy and loss by run and epoch; NaN: not measured",
    axes: [names, ["validation accuracy", "validation loss"], epochs],
  };
}
