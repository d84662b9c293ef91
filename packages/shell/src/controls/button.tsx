import type { ComponentProps } from "react";
import styles from "./button.module.css";

interface Look {
  look?: "primary" | "quiet" | "danger";
  small?: boolean;
}

function classes({ look, small }: Look): string {
  return [styles.button, look && styles[look], small && styles.small].filter(Boolean).join(" ");
}

/** A button; the primary one is ink, never a colour. */
export function Button({ look, small, ...props }: ComponentProps<"button"> & Look) {
  return <button type="button" {...props} className={classes({ look, small })} />;
}

/** A link that looks like a button. */
export function ButtonLink({ look, small, ...props }: ComponentProps<"a"> & Look) {
  return <a {...props} className={classes({ look, small })} />;
}

/** A square button with a picture; its label is its name, its title may add the key. */
export function IconButton({
  label,
  shortcut,
  ...props
}: ComponentProps<"button"> & { label: string; shortcut?: string }) {
  return (
    <button
      type="button"
      title={shortcut ? `${label}  ${shortcut}` : label}
      aria-label={label}
      {...props}
      className={[styles.icon, props.className].filter(Boolean).join(" ")}
    />
  );
}
