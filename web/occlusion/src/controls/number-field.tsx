import { formatCount } from "@deconvscope/shell";
import { type FormEvent, useId, useState } from "react";
import styles from "./number-field.module.css";

interface NumberFieldProps {
  label: string;
  value: number;
  least: number;
  most: number;
  /** Told of whole numbers inside the bounds alone. */
  onChange: (value: number) => void;
}

/** A whole number between bounds; it counts once the field is left or Enter is pressed, and says what it expects. */
export function NumberField({ label, value, least, most, onChange }: NumberFieldProps) {
  const [text, setText] = useState<string>();
  const note = useId();
  const wrong = text !== undefined && !fits(text, least, most);
  const commit = () => {
    if (text === undefined || wrong) return;
    setText(undefined);
    onChange(Number(text));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    commit();
  };
  return (
    <form className={styles.field} onSubmit={submit} noValidate>
      <label>
        {label}
        <input
          inputMode="numeric"
          value={text ?? String(value)}
          aria-invalid={wrong}
          aria-describedby={wrong ? note : undefined}
          onChange={({ target }) => setText(target.value)}
          onBlur={commit}
        />
      </label>
      {wrong && (
        <span id={note} role="alert">
          {formatCount(least)} … {formatCount(most)}
        </span>
      )}
    </form>
  );
}

function fits(text: string, least: number, most: number): boolean {
  return /^\d{1,10}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
}
