import { type DiagnoseResponse, type LayerDiagnosis, Severity } from "@deconvscope/proto";
import { formatShare } from "../output/describe-run.ts";
import { formatCount } from "../output/format-number.ts";
import { type Column, formatTable } from "../output/format-table.ts";
import { printable } from "../output/printable.ts";
import { sayStrides, tellsBands } from "./layer-table.ts";

/** A model with what was found of it. */
export interface Diagnosed {
  readonly model: string;
  readonly found: DiagnoseResponse;
  /** At which images, in words. */
  readonly looked: string;
}

const right = (title: string): Column => ({ title, align: "right" });

/** Two models side by side: what they come to, then what their layers lose, layer by layer in their order. */
export function compareDiagnoses(both: readonly [Diagnosed, Diagnosed], heading: (text: string) => string): string {
  const titles = both.map(({ model }) => right(printable(model)));
  const figures = measures
    .map(([name, measure]) => [name, ...both.map(({ found }) => measure(found))])
    .filter(([, ...cells]) => cells.some((cell) => cell !== ""));
  return [formatTable([{ title: "" }, ...titles], figures, heading), strideTable(both, heading)]
    .filter((table) => table !== "")
    .join("\n");
}

const measures: readonly (readonly [name: string, measure: (found: DiagnoseResponse) => string])[] = [
  ["problems", ({ findings }) => countOf(findings, Severity.PROBLEM)],
  ["warnings", ({ findings }) => countOf(findings, Severity.WARNING)],
  ["dead maps", ({ layers }) => sayShareOf(layers, ({ deadMaps }) => deadMaps)],
  ["nearly dead maps", ({ layers }) => sayShareOf(layers, ({ nearlyDeadMaps }) => nearlyDeadMaps)],
  ["worst aliasing", ({ layers }) => sayWorst(layers)],
  ["filters, low", (found) => sayBand(found, "low")],
  ["filters, middle", (found) => sayBand(found, "middle")],
  ["filters, high", (found) => sayBand(found, "high")],
  ["filters that dominate", ({ firstLayer }) => countFilters(firstLayer?.filters, ({ dominates }) => dominates)],
  ["filters, dead", ({ firstLayer }) => countFilters(firstLayer?.filters, ({ dead }) => dead)],
  [
    "filters that repeat",
    ({ firstLayer }) => countFilters(firstLayer?.filters, ({ duplicateOf }) => duplicateOf !== undefined),
  ],
];

function countOf(findings: DiagnoseResponse["findings"], severity: Severity): string {
  return formatCount(findings.filter((finding) => finding.severity === severity).length);
}

function sayShareOf(layers: readonly LayerDiagnosis[], pick: (layer: LayerDiagnosis) => readonly number[]): string {
  const all = layers.reduce((sum, { maps }) => sum + maps, 0);
  const some = layers.reduce((sum, layer) => sum + pick(layer).length, 0);
  return all === 0 ? "" : `${formatCount(some)} of ${formatCount(all)}`;
}

function sayWorst(layers: readonly LayerDiagnosis[]): string {
  const [worst] = layers.filter(isStrided).toSorted((a, b) => b.aliasing - a.aliasing);
  return worst === undefined ? "" : `${formatShare(worst.aliasing)} at ${printable(worst.layer)}`;
}

type Filters = NonNullable<DiagnoseResponse["firstLayer"]>["filters"];

function sayBand(found: DiagnoseResponse, band: "low" | "middle" | "high"): string {
  return found.firstLayer === undefined || !tellsBands(found) ? "" : formatShare(found.firstLayer[band]);
}

function countFilters(filters: Filters | undefined, isMeant: (filter: Filters[number]) => boolean): string {
  if (filters === undefined || filters.length === 0) return "";
  return `${formatCount(filters.filter(isMeant).length)} of ${formatCount(filters.length)}`;
}

/** Networks of other layers have their strides in the same order all the same. */
function strideTable(both: readonly [Diagnosed, Diagnosed], heading: (text: string) => string): string {
  const strided = both.map(({ found }) => found.layers.filter(isStrided));
  const longest = Math.max(...strided.map(({ length }) => length));
  const rows = Array.from({ length: longest }, (_, place) => strided.flatMap((layers) => cellsOf(layers[place])));
  const columns = both.flatMap(({ model }) => [{ title: printable(model) }, right("STRIDE"), right("ALIASING")]);
  return longest === 0 ? "" : formatTable(columns, rows, heading);
}

function cellsOf(layer: (LayerDiagnosis & { readonly aliasing: number }) | undefined): string[] {
  if (layer === undefined) return ["", "", ""];
  return [printable(layer.layer), sayStrides(layer.strides), formatShare(layer.aliasing)];
}

function isStrided(layer: LayerDiagnosis): layer is LayerDiagnosis & { aliasing: number } {
  return layer.aliasing !== undefined;
}
