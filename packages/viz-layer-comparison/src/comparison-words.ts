import { formatNumber, formatPercent } from "@deconvscope/viz-kit";
import type { ComparedLayer, ComparedModel, ComparedRow } from "./align-layers.ts";
import type { ComparisonKind } from "./comparison-layout.ts";

/** From there on what folds back is a warning. */
export const muchAliasing = 0.25;

/** One map of a layer. */
export interface PointedMap {
  /** 0, or 1 of the second model. */
  readonly model: number;
  readonly layer: string;
  readonly map: number;
}

/** Words of one kind: what is wrong with some maps, or how many fire on all images. */
export interface CountWords {
  readonly text: string;
  readonly tone: "bad" | "warn" | "plain";
}

/** "6 dead", "1 nearly dead", "369 of 384 on all" */
export function firingCounts({ firing = [], deadMaps = [], nearlyDeadMaps = [] }: ComparedLayer): CountWords[] {
  let always = 0;
  for (let map = 0; map < firing.length; map++) if (firing[map] === 1) always++;
  return [
    ...(deadMaps.length > 0 ? [{ text: `${formatNumber(deadMaps.length)} dead`, tone: "bad" as const }] : []),
    ...(nearlyDeadMaps.length > 0
      ? [{ text: `${formatNumber(nearlyDeadMaps.length)} nearly dead`, tone: "warn" as const }]
      : []),
    { text: `${formatNumber(always)} of ${formatNumber(firing.length)} on all`, tone: "plain" },
  ];
}

/** "fire7: 6 dead, 369 of 384 on all"; of two models "fire7: zfnet 6 dead, …; alexnet …" */
export function rowText(
  { label, layers }: ComparedRow,
  models: readonly ComparedModel[],
  kind: ComparisonKind,
): string {
  const said = layers.map((layer, model) => {
    const words = layer ? layerText(layer, kind) : "no such layer";
    return models.length > 1 ? `${models[model]!.name} ${words}` : words;
  });
  return `${label}: ${said.join("; ")}`;
}

function layerText(layer: ComparedLayer, kind: ComparisonKind): string {
  if (kind === "firing")
    return firingCounts(layer)
      .map(({ text }) => text)
      .join(", ");
  const { aliasing = 0 } = layer;
  return `${formatPercent(aliasing)} above the Nyquist frequency of its stride${aliasing > muchAliasing ? ", more than a quarter" : ""}`;
}

/** "fire7, map 35: fires on 0 % of the images" */
export function mapText({ label }: ComparedRow, { firing = [] }: ComparedLayer, map: number, name?: string): string {
  const where = name === undefined ? label : `${name} ${label}`;
  const share = firing[map] ?? 0;
  return `${where}, map ${map}: ${share === 0 ? "never fires" : `fires on ${formatPercent(share)} of the images`}`;
}
