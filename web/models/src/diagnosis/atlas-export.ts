import { type FigureExport, figureTheme } from "@deconvscope/shell";
import {
  atlasMarks,
  type FilterAtlasData,
  layoutFilterAtlas,
  orderFilters,
  paintAtlas,
} from "@deconvscope/viz-filter-atlas";
import { printSvg } from "@deconvscope/viz-kit";
import { diagnosisFacts, type Measured } from "./diagnosis-exports.ts";
import { pictureHref } from "./picture-href.ts";
import type { AtlasBank } from "./to-atlas.ts";

const fileWidth = 1080;

/** The first layer's filters by frequency: a picture, a row a filter, and their spectra as numbers. */
export function atlasExport(
  measured: Measured,
  layer: string,
  bank: AtlasBank,
  data: FilterAtlasData | undefined,
): FigureExport {
  const facts = diagnosisFacts(measured, "filters");
  const { spectra, side } = bank;
  return {
    ...facts,
    facts: [...facts.facts, layer, "filters ± own max", "spectra over own max"],
    partial: undefined,
    svg: data && (() => atlasSvg(data)),
    table: () => ({
      columns: ["filter", "radial_frequency", "low", "middle", "high", "rms", "dead", "dominates", "duplicate_of"],
      rows: orderFilters(bank.measured, data?.order).map((filter) => [
        filter.channel,
        filter.radialFrequency,
        filter.low,
        filter.middle,
        filter.high,
        filter.rms,
        filter.dead ? 1 : 0,
        filter.dominates ? 1 : 0,
        filter.duplicateOf ?? "",
      ]),
    }),
    tensor:
      spectra &&
      (async () => ({
        values: spectra,
        shape: [bank.measured.length, side, side],
        holds: "each filter's energy by frequency, frequency 0 in the middle",
      })),
  };
}

function atlasSvg(data: FilterAtlasData): string {
  const layout = layoutFilterAtlas(data, fileWidth);
  const { pixels, width, height } = paintAtlas(data, layout);
  return printSvg(atlasMarks(data, layout, pictureHref(pixels, width, height)), layout, figureTheme());
}
