import { formatPercent } from "@deconvscope/shell";
import { type BandBalance, balanceText, bands, frequencyColor } from "@deconvscope/viz-filter-atlas";
import styles from "./first-layers.module.css";

/** How a bank's energy is split by radial frequency, as a bar. */
export function BandBars({ balance }: { balance: BandBalance }) {
  return (
    <div className={styles.bands} role="img" aria-label={balanceText(balance)}>
      <div>
        {bands.map(({ name, middle }) => (
          <i key={name} style={{ flexGrow: balance[name], background: frequencyColor(middle) }} />
        ))}
      </div>
      <p>
        {bands.map(({ name }) => (
          <span key={name}>
            {name} <b className="num">{formatPercent(balance[name], 0)}</b>
          </span>
        ))}
      </p>
    </div>
  );
}
