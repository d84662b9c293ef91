import type { LayerFigures } from "../figures/layer-figures.ts";
import type { Finding, Severity } from "./finding.ts";
import { sayCount, sayShare, sayStrides } from "./say-numbers.ts";

const warningAbove = 0.25;
const problemAbove = 0.4;

/** The convolution that reads the image. */
export interface FirstConvolution {
  readonly layer: string;
  /** [height, width, in, out] */
  readonly shape: readonly number[];
  readonly strides: readonly [down: number, across: number];
}

/** On fewer images nothing is called wrong. */
const enoughImages = 20;

/** Strides that lose much of what they read; an average weakens it before it comes back, which is no problem then. */
export function findAliasing(
  { layer, operator, stride }: LayerFigures,
  first: FirstConvolution | undefined,
): Finding[] {
  if (!stride || stride.aliasing <= warningAbove) return [];
  const { aliasing, strides, images } = stride;
  const share = sayShare(aliasing);
  return [
    {
      id: `aliasing/${layer}`,
      severity: images < enoughImages ? "note" : severityOf(aliasing, operator),
      layer,
      text: `${share} of the energy that ${layer} reads lies above the Nyquist frequency of its stride of ${sayStrides(strides)}, measured on ${sayCount(images, "image")}.`,
      advice:
        operator === "AveragePool"
          ? "Its average weakens these frequencies before they come back as coarse patterns, but not all of them. A wider window than the stride, or a blur before it, leaves less."
          : `It comes back as coarse patterns that are not in the image. ${adviseOnStride(layer, operator, first)}`,
      channels: [],
    },
  ];
}

function severityOf(aliasing: number, operator: string): Severity {
  const isProblem = aliasing > problemAbove;
  if (operator === "AveragePool") return isProblem ? "warning" : "note";
  return isProblem ? "problem" : "warning";
}

function adviseOnStride(layer: string, operator: string, first: FirstConvolution | undefined): string {
  if (layer === first?.layer) {
    return `Try a smaller stride or smaller filters (${sayFilters(first)} now): Zeiler & Fergus went from 11 × 11 with stride 4 to 7 × 7 with stride 2.`;
  }
  if (operator === "Conv") return "Try a smaller stride here, or a blur or average before it.";
  return "Try a blur or average before the pool, a smaller stride, or the pool after a later layer.";
}

function sayFilters({ shape, strides }: FirstConvolution): string {
  return `${shape[0]} × ${shape[1]} with stride ${sayStrides(strides)}`;
}
