import { type ReactNode, useEffect, useRef } from "react";
import { IconButton } from "./button.tsx";
import styles from "./dialog.module.css";
import { CloseIcon } from "./icons.tsx";

interface DialogProps {
  title: string;
  onClose: () => void;
  /** CSS length; 560px without. */
  width?: string;
  children: ReactNode;
}

/** A modal dialog: the browser's own, which keeps focus inside and gives it back. */
export function Dialog({ title, onClose, width, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (width) shown?.style.setProperty("--dialog-width", width);
    if (!shown || shown.open) return;
    shown.showModal();
    shown.querySelector<HTMLElement>("[data-first-focus]")?.focus();
  }, [width]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it too; the browser sends that as a close event.
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={title}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <header className={styles.head}>
        <h2>{title}</h2>
        <IconButton label="Close" onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </header>
      <div className={styles.body}>{children}</div>
    </dialog>
  );
}
