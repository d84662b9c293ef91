import styles from "./measure.module.css";

interface SelectFieldProps<Value extends string | number> {
  /** Its name; words before it are a part of it. */
  label: string;
  /** What stands before it. */
  before?: string;
  value: Value;
  options: readonly { value: Value; text: string }[];
  onChange: (value: Value) => void;
}

/** One of several, from a list that opens. */
export function SelectField<Value extends string | number>(props: SelectFieldProps<Value>) {
  const { label, before, value, options, onChange } = props;
  return (
    <label className={styles.field}>
      {before && <span aria-hidden="true">{before}</span>}
      <select
        aria-label={label}
        value={value}
        onChange={({ target }) => {
          const chosen = options[target.selectedIndex];
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map(({ value: own, text }) => (
          <option key={own} value={own}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
