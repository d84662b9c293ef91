import type { Run, Snapshot } from "@deconvscope/proto";
import { dueSnapshots, snapshotName } from "./plan-snapshots.ts";
import { SnapshotCard } from "./snapshot-card.tsx";
import styles from "./snapshot-strip.module.css";

/** Every snapshot as its first-layer filters, and those that are still to come. */
export function SnapshotStrip({ run, snapshots }: { run: Run; snapshots: readonly Snapshot[] }) {
  const due = dueSnapshots(run, snapshots);
  if (snapshots.length === 0 && due.length === 0) return null;
  return (
    <section id="snapshots" className={styles.strip} aria-label="Snapshots">
      <div className={styles.about}>
        <h2 className="look-label">Snapshots</h2>
        <span className="dim">
          first-layer filters; <br />
          each is a model
        </span>
      </div>
      <ul className={styles.cards}>
        {snapshots.map((snapshot) => (
          <SnapshotCard key={snapshot.model} snapshot={snapshot} />
        ))}
        {due.map((one) => (
          <li key={snapshotName(one)} className={styles.waiting}>
            <i>
              {one.fit === undefined && (
                <span>
                  epoch {one.epoch}
                  <br />
                </span>
              )}
              {one.due}
            </i>
            <b>{snapshotName(one)}</b>
            <span>–</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
