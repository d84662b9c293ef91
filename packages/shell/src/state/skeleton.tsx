import type { CSSProperties } from "react";
import styles from "./state.module.css";

/** The place of something to come, in its final size; `zero` where a projection will be. */
export function Skeleton({ zero, style }: { zero?: boolean; style: CSSProperties }) {
  return <span aria-hidden="true" className={zero ? styles.zero : styles.skeleton} style={style} />;
}
