import { cloneElement, type ReactElement, useId } from "react";
import styles from "./new-run.module.css";

interface FieldProps {
  label: string;
  hint?: string | undefined;
  /** What was given and what was expected. */
  problem?: string | undefined;
  children: ReactElement<{ id?: string; "aria-invalid"?: boolean; "aria-describedby"?: string }>;
}

/** A labelled control; what is wrong with it stands below it. */
export function Field({ label, hint, problem, children }: FieldProps) {
  const id = useId();
  const note = problem ?? hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, {
        id,
        "aria-invalid": problem !== undefined,
        ...(note === undefined ? {} : { "aria-describedby": `${id}-note` }),
      })}
      {note !== undefined && (
        <span id={`${id}-note`} className={problem ? styles.wrong : "dim"}>
          {note}
        </span>
      )}
    </div>
  );
}
