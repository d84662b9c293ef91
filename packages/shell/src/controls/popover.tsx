import { type ReactElement, type ReactNode, useEffect, useRef } from "react";
import styles from "./popover.module.css";

interface PopoverProps {
  open: boolean;
  onClose: () => void;
  /** The button that opens it; focus returns there. */
  trigger: ReactElement;
  /** Which edge of the button the panel keeps to; "end" where left out. */
  align?: "start" | "end";
  children: ReactNode;
}

/** A small panel below its button; Escape, a click elsewhere or focus elsewhere closes it. */
export function Popover({ open, onClose, trigger, align, children }: PopoverProps) {
  const anchor = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !anchor.current?.contains(event.target)) onClose();
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      onClose();
      anchor.current?.querySelector("button")?.focus();
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    document.addEventListener("keydown", closeOnEscape, true);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
      document.removeEventListener("keydown", closeOnEscape, true);
    };
  }, [open, onClose]);
  return (
    <div ref={anchor} className={styles.anchor}>
      {trigger}
      {open && <div className={align === "start" ? `${styles.panel} ${styles.start}` : styles.panel}>{children}</div>}
    </div>
  );
}
