import {
  ErrorNote,
  FigureFrame,
  formatActivation,
  type ModelView,
  Skeleton,
  useDelayed,
  useTableChoice,
} from "@deconvscope/shell";
import { FilterGrid } from "@deconvscope/viz-filter-grid/react";
import { useMemo, useState } from "react";
import { filtersExport } from "./filters-export.ts";
import styles from "./filters-figure.module.css";
import { FiltersTable } from "./filters-table.tsx";
import { useFilters } from "./use-filters.ts";

/** The first convolution's filters about mid-grey, each over its own largest weight, by RMS. */
export function FiltersFigure({ model }: { model: ModelView }) {
  const { layer, filters } = useFilters(model);
  const table = useTableChoice("filters");
  const [pointed, setPointed] = useState<number>();
  const waiting = useDelayed(filters.loading);
  const { value, problem } = filters;
  const figure = useMemo(
    () => (layer && value ? filtersExport(model, layer, value) : undefined),
    [model, layer, value],
  );
  if (!layer) return null;
  const [kernelHeight = 1, kernelWidth = 1, inputs = 1, outputs = 1] = value?.shape ?? [];
  const shown = value?.statistics.find(({ filter }) => filter === pointed);
  return (
    <FigureFrame
      id="filters"
      panel
      label="First-layer filters"
      title={<h3 className="look-section">First-layer filters</h3>}
      aside={value && `${outputs} of ${kernelHeight} × ${kernelWidth} × ${inputs}, by RMS`}
      table={table}
      figure={figure}
      withoutFootnote
    >
      {problem && <ErrorNote title="The filters did not come." problem={problem} />}
      {waiting && !value && <Skeleton zero style={{ aspectRatio: "3 / 2" }} />}
      {table.shown && value && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key.
        <section className={styles.table} aria-label="Filters as a table" tabIndex={0}>
          <FiltersTable statistics={value.statistics} />
        </section>
      )}
      {!table.shown && value && (
        <>
          <FilterGrid {...value.grid} label={`The ${outputs} filters of ${layer.name}`} onHover={setPointed} />
          <p className={styles.readout} aria-live="polite">
            {shown
              ? `Filter ${shown.filter}: RMS ${formatActivation(shown.rms)}, largest weight ${formatActivation(shown.largest)}`
              : `${layer.name}; each over its own largest weight, mid-grey is 0${inputs === 3 ? "" : "; input 0 is shown"}.`}
          </p>
        </>
      )}
    </FigureFrame>
  );
}
