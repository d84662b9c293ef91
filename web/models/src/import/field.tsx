import { cloneElement, type ReactElement, useId } from "react";
import styles from "./import-form.module.css";

interface FieldProps {
  label: string;
  hint?: string;
  /** What was given and what was expected. */
  problem?: string | undefined;
  children: ReactElement<{ id?: string; "aria-invalid"?: boolean; "aria-describedby"?: string }>;
}

/** A labelled control; what is wrong with it stands below it. */
export function Field({ label, hint, problem, children }: FieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, { id, "aria-invalid": problem !== undefined, "aria-describedby": `${id}-note` })}
      <span id={`${id}-note`} className={problem ? styles.wrong : "dim"}>
        {problem ?? hint}
      </span>
    </div>
  );
}
