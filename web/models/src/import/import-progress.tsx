import { Button } from "@deconvscope/shell";
import styles from "./import-form.module.css";

interface ImportProgressProps {
  /** Of the bytes that left, 0 … 1. */
  share: number;
  onCancel: () => void;
}

/** How much of the file was sent. */
export function ImportProgress({ share, onCancel }: ImportProgressProps) {
  return (
    <>
      <span className={styles.meter}>
        <i style={{ width: `${100 * share}%` }} />
      </span>
      <span role="status">{share < 1 ? `${Math.round(100 * share)}\u202f% sent` : "The server reads it"}</span>
      <Button small onClick={onCancel}>
        Cancel
      </Button>
    </>
  );
}
