import type { ReactNode } from "react";
import styles from "./panels.module.css";

interface PanelProps {
  /** Of Fig. 7. */
  letter: "a" | "b" | "c" | "d" | "e";
  title: string;
  /** Below the picture: a scale, a key, a few words. */
  foot?: ReactNode;
  children: ReactNode;
}

/** One of the five pictures, with its letter. */
export function Panel({ letter, title, foot, children }: PanelProps) {
  return (
    <figure className={styles.panel} data-panel={letter}>
      <figcaption>
        <b>{letter}</b>
        <span title={title}>{title}</span>
      </figcaption>
      {children}
      {foot && <div className={styles.foot}>{foot}</div>}
    </figure>
  );
}
