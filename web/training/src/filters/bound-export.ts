import type { Run } from "@deconvscope/proto";
import { type FigureExport, type FigureProvenance, figureTheme, fileName } from "@deconvscope/shell";
import { printSvg } from "@deconvscope/viz-kit";
import { filtersUrl } from "./filters-picture.tsx";
import type { SnapshotFilters } from "./use-snapshot-filters.ts";

/** What first-layer filters leave the page as. */
export function boundExport(
  { id }: Run,
  model: string,
  { layer, bank }: SnapshotFilters,
  bound: number,
  provenance: FigureProvenance | undefined,
): FigureExport {
  const { filters, kernelHeight, kernelWidth, inputs, outputs } = bank;
  return {
    name: fileName(model, layer, "filters"),
    provenance,
    facts: [`run ${id}`, layer, "filters ± own max", `RMS bound ${bound}`],
    svg: () => {
      const { href, width, height } = filtersUrl(bank);
      const attributes = { href, width, height, style: "image-rendering: pixelated" };
      return printSvg([{ tag: "image", attributes }], { width, height }, figureTheme());
    },
    tensor: async () => ({
      values: Float32Array.from(filters),
      shape: [kernelHeight, kernelWidth, inputs, outputs],
      holds: `weights of ${layer}: row, column, input channel, filter`,
    }),
    call: { service: "ModelService", method: "GetFilters", request: { model, layer } },
  };
}
