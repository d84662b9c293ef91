import { useEffect, useRef } from "react";
import type { ImportOutcome } from "./import-outcome.ts";
import styles from "./outcome-note.module.css";

/** That a model was imported, what the file itself said of it, and what was read differently. */
export function OutcomeNote({ outcome: { model, fromFile, warnings } }: { outcome: ImportOutcome }) {
  const note = useRef<HTMLDivElement>(null);
  // With many models the new one is far below what was pressed.
  useEffect(() => {
    note.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <div ref={note} className={styles.note} role="status">
      <p>
        <strong>{model} was imported.</strong>
        {fromFile.length > 0 && <> As the file says: {fromFile.join(", ")}.</>}
      </p>
      {warnings.length > 0 && (
        <div className={styles.warnings}>
          <strong>Read differently from what the file says</strong>
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
