import type { ReactNode } from "react";
import { PopoverButton } from "../controls/popover-button.tsx";
import styles from "./measure.module.css";

interface ChoicesProps {
  /** What stands on the button: what is chosen now. */
  text: string;
  /** Names the panel that it opens. */
  label: string;
  children: ReactNode;
}

/** Choices of a measurement, on a panel that a button opens. */
export function Choices({ text, label, children }: ChoicesProps) {
  return (
    <PopoverButton text={<span className={styles.chosen}>{text}</span>} align="start">
      {() => (
        <section className={styles.choices} aria-label={label}>
          {children}
        </section>
      )}
    </PopoverButton>
  );
}
