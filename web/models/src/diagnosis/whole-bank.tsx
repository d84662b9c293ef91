import { formatCount, formatPercent, type ModelView } from "@deconvscope/shell";
import { Spectrum, type SpectrumCell } from "@deconvscope/viz-spectrum/react";
import { useMemo, useState } from "react";
import styles from "./filter-atlas.module.css";
import { firstStrides } from "./first-maps.ts";
import { sayPointwise } from "./pointwise.ts";
import { type AtlasBank, bankSpectrum } from "./to-atlas.ts";

/** What all filters together pass; it stands where an opened filter will. */
export function WholeBank({ model, bank, pointwise }: { model: ModelView; bank: AtlasBank; pointwise: boolean }) {
  const [pointed, setPointed] = useState<SpectrumCell>();
  const strides = useMemo(() => firstStrides(model), [model]);
  const spectrum = useMemo(() => bankSpectrum(bank), [bank]);
  const { low, middle, high } = bank.balance;
  return (
    <section className={styles.opened} aria-label="All filters together">
      <header>
        <h5 className="look-label">All {formatCount(bank.measured.length)} filters together</h5>
      </header>
      {pointwise ? (
        <p className="dim">{sayPointwise}</p>
      ) : (
        <dl>
          <dt>Low, below 1/6</dt>
          <dd className="num">{formatPercent(low)}</dd>
          <dt>Middle</dt>
          <dd className="num">{formatPercent(middle)}</dd>
          <dt>High, above 1/3</dt>
          <dd className="num">{formatPercent(high)}</dd>
        </dl>
      )}
      {spectrum && (
        <Spectrum
          {...spectrum}
          strides={strides}
          pointed={pointed}
          label="All filters by frequency"
          onPoint={setPointed}
        />
      )}
      <p className="dim">A filter that is chosen stands here alone.</p>
    </section>
  );
}
