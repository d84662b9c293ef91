import type { ReactNode } from "react";
import styles from "./badge.module.css";

/** A word about a thing: a note is grey, a warning amber, a problem red, what is complete green; a dot beats beside what is live. */
export function Badge({ tone, children }: { tone?: "good" | "warning" | "bad" | "live"; children: ReactNode }) {
  return <span className={[styles.badge, tone && styles[tone]].filter(Boolean).join(" ")}>{children}</span>;
}
