import { Button, navigate } from "@deconvscope/shell";
import type { Measured } from "./diagnosis-exports.ts";
import { isWhole } from "./diagnosis-state.ts";
import styles from "./findings.module.css";

/** Says that the finding of the address is not among those that are there, and what can be done. */
export function UnknownFinding({ id, measured: { model, diagnosis } }: { id: string; measured: Measured }) {
  const where = isWhole(diagnosis)
    ? `${model.summary.name} has no such finding on these images.`
    : "It is not among what the filters alone tell; it may be found on images.";
  return (
    <div className={styles.unknown} role="status">
      <p>
        The address asks for the finding <code>{id.length > 80 ? `${id.slice(0, 80)}…` : id}</code>. {where}
      </p>
      <Button small onClick={() => navigate({ finding: undefined }, { replace: true })}>
        {diagnosis.findings.length > 0 ? "Show those there are" : "Leave it out"}
      </Button>
    </div>
  );
}
