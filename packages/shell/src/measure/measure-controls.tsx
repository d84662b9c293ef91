import type { ReactNode } from "react";
import styles from "./measure.module.css";

interface MeasureControlsProps {
  /** The button that begins, or how far it is; at the end of the line. */
  action?: ReactNode;
  children: ReactNode;
}

/** What a measurement is of: choices in a line that breaks where it must. */
export function MeasureControls({ action, children }: MeasureControlsProps) {
  return (
    <div className={styles.controls}>
      {children}
      {action && <span className={styles.action}>{action}</span>}
    </div>
  );
}
