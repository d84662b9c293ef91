import type { Layer } from "@deconvscope/proto";
import { type FigureExport, fileName, type ModelView } from "@deconvscope/shell";
import type { FilterGridData } from "@deconvscope/viz-filter-grid";
import type { FilterStatistics } from "./filter-statistics.ts";
import { filtersSvg } from "./filters-svg.ts";

/** What the filters leave the page as. */
export function filtersExport(
  { summary }: ModelView,
  layer: Layer,
  filters: {
    grid: FilterGridData;
    values: Float32Array;
    shape: readonly number[];
    statistics: readonly FilterStatistics[];
  },
): FigureExport {
  return {
    name: fileName(summary.name, layer.name, "filters"),
    provenance: undefined,
    facts: [summary.name, `sha256 ${summary.sha256.slice(0, 8)}`, layer.name, "filters ± own max"],
    svg: () => filtersSvg(filters.grid, 720),
    table: () => ({
      columns: ["filter", "rms", "largest"],
      rows: filters.statistics.map(({ filter, rms, largest }) => [filter, rms, largest]),
    }),
    tensor: async () => ({ values: filters.values, shape: filters.shape }),
    call: { service: "ModelService", method: "GetFilters", request: { model: summary.name, layer: layer.name } },
  };
}
