import type { ReactNode } from "react";
import styles from "./measure.module.css";

/** One that can be chosen beside others. */
export interface CheckOption {
  id: string;
  label: ReactNode;
  chosen: boolean;
  disabled?: boolean;
}
interface CheckListProps {
  /** Names them all. */
  legend: string;
  options: readonly CheckOption[];
  /** Side by side instead of one below the other. */
  inLine?: boolean;
  onToggle: (id: string) => void;
}

/** Several that can be chosen together. */
export function CheckList({ legend, options, inLine, onToggle }: CheckListProps) {
  return (
    <fieldset className={inLine ? styles.checksInLine : styles.checks}>
      <legend className="visually-hidden">{legend}</legend>
      {options.map(({ id, label, chosen, disabled }) => (
        <label key={id}>
          <input type="checkbox" checked={chosen} disabled={disabled} onChange={() => onToggle(id)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
