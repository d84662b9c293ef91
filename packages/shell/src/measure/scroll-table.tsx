import type { ReactNode } from "react";
import styles from "./measure.module.css";

interface ScrollTableProps {
  /** Names it. */
  label: string;
  /** px; its head stays while its rows scroll. */
  height?: number;
  /** Its head and body. */
  children: ReactNode;
}

/** A table that scrolls in itself, by keys too. */
export function ScrollTable({ label, height, children }: ScrollTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key.
    <section className={styles.table} style={{ maxHeight: height }} aria-label={label} tabIndex={0}>
      <table>{children}</table>
    </section>
  );
}
