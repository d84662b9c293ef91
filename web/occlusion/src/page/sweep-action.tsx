import { Button, formatCount, StreamProgress, useDelayed } from "@deconvscope/shell";
import type { RunningSweep } from "../sweep/use-sweep.ts";
import styles from "./sweep-action.module.css";

/** How far the sweep is and Cancel; else what can be done with it. */
export function SweepAction({ running: { sweep, cancel, again }, ready }: { running: RunningSweep; ready: boolean }) {
  const streaming = ready && (sweep === undefined || sweep.state === "streaming");
  const slow = useDelayed(streaming);
  const grid = sweep?.start?.grid;
  const total = grid ? grid.rows * grid.columns : undefined;
  if (streaming && !slow) return null;
  if (streaming && sweep && total !== undefined) {
    return (
      <div className={styles.progress}>
        <StreamProgress
          done={sweep.done}
          total={total}
          did=""
          rate={sweep.rate}
          reconnecting={sweep.reconnecting}
          onCancel={cancel}
        />
      </div>
    );
  }
  if (streaming) {
    return (
      <p className={styles.waiting} role="status">
        Waiting for the server
        <Button small onClick={cancel}>
          Cancel
        </Button>
      </p>
    );
  }
  return (
    <p className={styles.waiting} role="status">
      {sweep?.state === "cancelled" &&
        total !== undefined &&
        `Cancelled after ${formatCount(sweep.done)} of ${formatCount(total)}`}
      <Button look="primary" disabled={!sweep} onClick={again}>
        {sweep?.state === "cancelled" ? "Sweep from the start" : "Sweep again"}
      </Button>
    </p>
  );
}
