import { Skeleton } from "@deconvscope/shell";
import { FilterGrid } from "@deconvscope/viz-filter-grid/react";
import { useFilters } from "../use-filters.ts";
import { BandBars } from "./band-bars.tsx";
import { describeFirstLayer } from "./describe-first-layer.ts";
import type { Measured } from "./diagnosis-exports.ts";
import styles from "./first-layers.module.css";
import { isPointwise, sayPointwise } from "./pointwise.ts";

/** A network's first filters and how their energy is split. @param place 0, or 1 of the second network */
export function FirstLayer({ measured: { model, diagnosis }, place }: { measured: Measured; place: number }) {
  const { layer, filters } = useFilters(model);
  const { firstLayer } = diagnosis;
  return (
    <section aria-label={`First layer of ${model.summary.name}`}>
      <p className={styles.whose} data-place={place}>
        <i className={styles.swatch} aria-hidden="true" />
        <code>{model.summary.name}</code>
      </p>
      {layer ? (
        <>
          {filters.value ? (
            <FilterGrid {...filters.value.grid} label={`First-layer filters of ${model.summary.name}`} />
          ) : (
            <Skeleton zero style={{ aspectRatio: "3 / 2" }} />
          )}
          <p className="sub">{filters.value && describeFirstLayer(filters.value.shape, model)}</p>
          {filters.value && isPointwise(filters.value.shape) ? (
            <p className="dim">{sayPointwise}</p>
          ) : (
            firstLayer && <BandBars balance={firstLayer} />
          )}
        </>
      ) : (
        <p className="sub">It has no convolution.</p>
      )}
    </section>
  );
}
