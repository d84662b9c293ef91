import type { Outcome } from "@deconvscope/proto";
import { formatPercent } from "@deconvscope/shell";
import styles from "./outcomes.module.css";

/** Mean accuracy from 0 to 1, and a tick a fold. */
export function AccuracyBar({ outcome: { accuracy, foldAccuracies } }: { outcome: Outcome }) {
  return (
    <div className={styles.bar}>
      <i style={{ width: `${100 * accuracy}%` }} />
      {foldAccuracies.length > 1 &&
        foldAccuracies.map((share, fold) => (
          <em key={fold} style={{ left: `${100 * share}%` }} title={`fold ${fold + 1}: ${formatPercent(share)}`} />
        ))}
    </div>
  );
}
