import { type ReactNode, useCallback, useState } from "react";
import { Button } from "./button.tsx";
import { Popover } from "./popover.tsx";

interface PopoverButtonProps {
  /** What stands on the button. */
  text: ReactNode;
  /** Which edge of the button the panel keeps to; "end" where left out. */
  align?: "start" | "end" | undefined;
  disabled?: boolean;
  /** Its look, where it is not a small button's. */
  className?: string | undefined;
  /** What stands on the panel, and can close it. */
  children: (close: () => void) => ReactNode;
}

/** A button that opens a panel of choices. */
export function PopoverButton({ text, align, disabled, className, children }: PopoverButtonProps) {
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const trigger = {
    disabled,
    "aria-haspopup": "dialog",
    "aria-expanded": open,
    onClick: () => setOpen(!open),
  } as const;
  return (
    <Popover
      open={open}
      onClose={close}
      align={align ?? "end"}
      trigger={
        className === undefined ? (
          <Button small {...trigger}>
            {text}
          </Button>
        ) : (
          <button type="button" className={className} {...trigger}>
            {text}
          </button>
        )
      }
    >
      {children(close)}
    </Popover>
  );
}
