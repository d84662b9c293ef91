import type { ReactNode } from "react";
import { SideScroll } from "../controls/side-scroll.tsx";
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
    <SideScroll label={label} height={height} className={styles.table}>
      <table>{children}</table>
    </SideScroll>
  );
}
