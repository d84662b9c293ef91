import { CloseIcon, formatActivation, formatPercent, IconButton, type ModelView, navigate } from "@deconvscope/shell";
import { type AtlasFilter, flagsOf } from "@deconvscope/viz-filter-atlas";
import { FilterGrid } from "@deconvscope/viz-filter-grid/react";
import { Spectrum, type SpectrumCell } from "@deconvscope/viz-spectrum/react";
import { useMemo, useState } from "react";
import type { Filters } from "../use-filters.ts";
import { AtlasLink } from "./atlas-link.tsx";
import styles from "./filter-atlas.module.css";
import { firstMaps, firstStrides } from "./first-maps.ts";
import { openedFilterId } from "./open-filter.ts";
import { type AtlasBank, filterSpectrum } from "./to-atlas.ts";

interface OpenedFilterProps {
  model: ModelView;
  filters: Filters;
  bank: AtlasBank;
  filter: AtlasFilter;
}

/** One filter, large, with its numbers and its spectrum. */
export function OpenedFilter({ model, filters, bank, filter }: OpenedFilterProps) {
  const { channel } = filter;
  const [pointed, setPointed] = useState<SpectrumCell>();
  const one = useMemo(() => onlyFilter(filters, channel), [filters, channel]);
  const strides = useMemo(() => firstStrides(model), [model]);
  const spectrum = useMemo(() => filterSpectrum(bank, channel), [bank, channel]);
  const maps = firstMaps(model);
  return (
    <section id={openedFilterId} className={styles.opened} aria-label={`Filter ${channel}`}>
      <header>
        <h5 className="look-label">Filter {channel}</h5>
        {flagsOf(filter).map(({ says, isBad }) => (
          <span key={says} className={isBad ? styles.bad : styles.warn}>
            {says}
          </span>
        ))}
        <IconButton label="Close the filter" onClick={() => navigate({ filter: undefined })}>
          <CloseIcon />
        </IconButton>
      </header>
      <div className={styles.body}>
        <FilterGrid {...one} columns={1} label={`Filter ${channel}, large`} />
        <dl>
          <dt>Radial frequency</dt>
          <dd className="num">{filter.radialFrequency.toFixed(3)} cycles a pixel</dd>
          <dt>Low, below 1/6</dt>
          <dd className="num">{formatPercent(filter.low)}</dd>
          <dt>Middle</dt>
          <dd className="num">{formatPercent(filter.middle)}</dd>
          <dt>High, above 1/3</dt>
          <dd className="num">{formatPercent(filter.high)}</dd>
          <dt>RMS</dt>
          <dd className="num">{formatActivation(filter.rms)}</dd>
        </dl>
      </div>
      {spectrum && (
        <Spectrum
          {...spectrum}
          strides={strides}
          pointed={pointed}
          label={`Filter ${channel} by frequency`}
          onPoint={setPointed}
        />
      )}
      {maps && (
        <p>
          <AtlasLink model={model.summary.name} layer={maps} channel={channel}>
            Map {channel} in the atlas
          </AtlasLink>
        </p>
      )}
    </section>
  );
}

function onlyFilter({ grid, values }: Filters, channel: number) {
  const { outputs } = grid;
  return { ...grid, outputs: 1, filters: values.filter((_, index) => index % outputs === channel) };
}
