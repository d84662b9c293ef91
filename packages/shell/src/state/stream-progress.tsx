import { Button } from "../controls/button.tsx";
import { formatSeconds } from "../format/format-number.ts";
import { useShortcuts } from "../keyboard/use-shortcuts.ts";
import styles from "./state.module.css";

interface StreamProgressProps {
  done: number;
  total: number;
  /** "projected" */
  did: string;
  /** Milliseconds since the stream began. */
  elapsed: number;
  /** Set while a broken connection is opened again. */
  reconnecting?: boolean;
  onCancel: () => void;
}

/** A stream in words: count, rate, time to go, and Cancel (Escape). */
export function StreamProgress({ done, total, did, elapsed, reconnecting, onCancel }: StreamProgressProps) {
  useShortcuts([{ keys: "Escape", does: "cancel the stream", run: onCancel, always: true }]);
  const rate = done > 0 ? done / Math.max(elapsed / 1000, 0.001) : undefined;
  const pace =
    rate === undefined
      ? ""
      : `${rate >= 10 ? Math.round(rate) : rate.toFixed(1)} a second, ${formatSeconds((total - done) / rate)} to go`;
  return (
    <div className={styles.progress} role="status">
      <span className={styles.meter}>
        <i style={{ width: `${(100 * done) / total}%` }} />
      </span>
      <span>
        {done} of {total} {did}
      </span>
      <span className="dim">{reconnecting ? "the connection broke; opening it again" : pace}</span>
      <span className="push">
        <Button small onClick={onCancel}>
          Cancel <kbd>esc</kbd>
        </Button>
      </span>
    </div>
  );
}
