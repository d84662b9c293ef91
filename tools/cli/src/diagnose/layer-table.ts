import type { DiagnoseResponse, LayerDiagnosis } from "@deconvscope/proto";
import { formatShare } from "../output/describe-run.ts";
import { formatCount } from "../output/format-number.ts";
import { type Column, formatTable } from "../output/format-table.ts";
import { printable } from "../output/printable.ts";

const right = (title: string): Column => ({ title, align: "right" });
const columns = [right("MAPS"), right("DEAD"), right("NEARLY"), right("FIRE ON"), right("STRIDE"), right("ALIASING")];

/** What images said of each layer; FIRE ON is the share of images on which its middle map does. */
export function layerTable({ layers }: DiagnoseResponse, heading: (text: string) => string): string {
  if (layers.length === 0) return "";
  const rows = layers.map((layer) => [printable(layer.layer), ...cellsOf(layer)]);
  return formatTable([{ title: "LAYER" }, ...columns], rows, heading);
}

function cellsOf({ maps, deadMaps, nearlyDeadMaps, firingShare, strides, aliasing }: LayerDiagnosis): string[] {
  const ofMaps =
    maps === 0
      ? ["", "", "", ""]
      : [...[maps, deadMaps.length, nearlyDeadMaps.length].map(formatCount), formatShare(medianOf(firingShare))];
  return [...ofMaps, sayStrides(strides), aliasing === undefined ? "" : formatShare(aliasing)];
}

/** "2", or "4 × 2" where down and across differ. */
export function sayStrides(strides: readonly number[]): string {
  return [...new Set(strides)].join(" × ");
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Whether anything is said of a bank's bands: not of 1 × 1 filters, which pass all frequencies alike, nor of zeros. */
export function tellsBands({ findings }: Pick<DiagnoseResponse, "findings">): boolean {
  return findings.some(({ id }) => /^band-(spread|imbalance)\//.test(id));
}

/** The first convolution's filters in a line; empty where there is nothing to say of them. */
export function describeBank({ firstLayer, findings }: Pick<DiagnoseResponse, "firstLayer" | "findings">): string {
  if (firstLayer === undefined || !tellsBands({ findings })) return "";
  const { layer, filters, low, middle, high } = firstLayer;
  const bands = `${formatShare(low)} below 1/6 cycles a pixel, ${formatShare(middle)} to 1/3, ${formatShare(high)} above`;
  return `${printable(layer)}: ${filters.length === 1 ? "1 filter; of its" : `${formatCount(filters.length)} filters; of their`} energy ${bands}\n`;
}
