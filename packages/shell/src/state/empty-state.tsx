import type { ReactNode } from "react";
import styles from "./state.module.css";

interface EmptyStateProps {
  picture?: ReactNode;
  title: string;
  /** What will be here. */
  children: ReactNode;
  /** Two ways on. */
  actions: ReactNode;
  after?: ReactNode;
}

/** Says what will be here and offers ways on. */
export function EmptyState({ picture, title, children, actions, after }: EmptyStateProps) {
  return (
    <div className={`panel ${styles.empty}`}>
      {picture}
      <h2>{title}</h2>
      <p>{children}</p>
      <div className={styles.actions}>{actions}</div>
      {after}
    </div>
  );
}
