import { useRef } from "react";
import { Button } from "../controls/button.tsx";
import { formatCount, formatSeconds } from "../format/format-number.ts";
import { usePassedFocus } from "../keyboard/use-passed-focus.ts";
import { useShortcuts } from "../keyboard/use-shortcuts.ts";
import styles from "./state.module.css";

interface StreamProgressProps {
  done: number;
  total: number;
  /** "projected" */
  did: string;
  /** Milliseconds since the stream began. */
  elapsed?: number;
  /** A second, over the last few, where the sender tells it. */
  rate?: number;
  /** Set while a broken connection is opened again. */
  reconnecting?: boolean;
  onCancel: () => void;
}

/** A stream in words: count, rate, time to go, and Cancel (Escape). */
export function StreamProgress(props: StreamProgressProps) {
  const { done, total, did, elapsed, reconnecting, onCancel } = props;
  const root = useRef<HTMLDivElement>(null);
  usePassedFocus(root);
  useShortcuts([{ keys: "Escape", does: "cancel the stream", run: onCancel, always: true }]);
  const rate = props.rate || (done > 0 && elapsed !== undefined ? done / Math.max(elapsed / 1000, 0.001) : undefined);
  const pace =
    rate === undefined
      ? ""
      : `${rate >= 10 ? Math.round(rate) : rate.toFixed(1)} a second, ${formatSeconds((total - done) / rate)} to go`;
  return (
    <div ref={root} className={styles.progress} role="status">
      <span className={styles.meter}>
        <i style={{ width: `${(100 * done) / total}%` }} />
      </span>
      <span>
        {formatCount(done)} of {formatCount(total)} {did}
      </span>
      <span className="dim">{reconnecting ? "waiting for the server" : pace}</span>
      <span className="push">
        <Button small onClick={onCancel}>
          Cancel <kbd>esc</kbd>
        </Button>
      </span>
    </div>
  );
}
