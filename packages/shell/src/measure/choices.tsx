import { type ReactNode, useCallback, useState } from "react";
import { Button } from "../controls/button.tsx";
import { Popover } from "../controls/popover.tsx";
import styles from "./measure.module.css";

interface ChoicesProps {
  /** What stands on the button: what is chosen now. */
  text: string;
  /** Names the panel that it opens. */
  label: string;
  children: ReactNode;
}

/** A button that opens a panel of choices. */
export function Choices({ text, label, children }: ChoicesProps) {
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  return (
    <Popover
      open={open}
      onClose={close}
      align="start"
      trigger={
        <Button
          small
          className={styles.trigger}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {text}
        </Button>
      }
    >
      <section className={styles.choices} aria-label={label}>
        {children}
      </section>
    </Popover>
  );
}
