import type { LayerDiagnosis } from "@deconvscope/proto";
import { type FigureExport, figureTheme } from "@deconvscope/shell";
import { printSvg } from "@deconvscope/viz-kit";
import { frequencyOf, layoutSpectrum, readCells, type SpectrumData, spectrumMarks } from "@deconvscope/viz-spectrum";
import { diagnosisFacts, type Measured } from "./diagnosis-exports.ts";
import { pictureHref } from "./picture-href.ts";

const fileWidth = 720;

/** The frequencies of what reaches a layer, as the page draws it. */
export function spectrumExport(
  measured: Measured,
  { layer, spectrum }: LayerDiagnosis,
  data: SpectrumData,
): FigureExport {
  const facts = diagnosisFacts(measured, "spectrum", layer);
  const frequencies = (count: number) => Array.from({ length: count }, (_, cell) => frequencyOf(cell, count));
  return {
    ...facts,
    facts: [...facts.facts, `reaching ${layer}`, `spectrum of ${spectrum?.images ?? 0} images`, "logarithmic"],
    svg: () => spectrumSvg(data),
    table: () => ({
      columns: ["cycles_a_pixel_down", "cycles_a_pixel_across", "share", "outside"],
      rows: readCells(data).map(({ down, across, share, isOutside }) => [down, across, share, isOutside ? 1 : 0]),
    }),
    tensor: async () => ({
      values: Float32Array.from(data.shares),
      shape: [data.rows, data.columns],
      holds: "share of the energy by frequency, down and across, in cycles a pixel",
      axes: [frequencies(data.rows), frequencies(data.columns)],
    }),
  };
}

function spectrumSvg(data: SpectrumData): string {
  const layout = layoutSpectrum(data, fileWidth);
  const href = pictureHref(layout.pixels, data.columns, data.rows);
  return printSvg(spectrumMarks(data, layout, { href }), layout, figureTheme());
}
