import styles from "./controls.module.css";

interface SizeSliderProps {
  label: string;
  /** In pixels. */
  value: number;
  /** What the value comes to: "1/5 of the side", "196 places". */
  note: string;
  most: number;
  least: number;
  onMove: (value: number) => void;
}

/** A size in pixels; its value stands beside its label. */
export function SizeSlider({ label, value, note, most, least, onMove }: SizeSliderProps) {
  return (
    <label className={styles.field}>
      <span>
        {label} <output>{value} px</output> <span className={styles.note}>{note}</span>
      </span>
      <input
        type="range"
        aria-label={label}
        aria-valuetext={`${value} px, ${note}`}
        min={least}
        max={Math.max(most, value)}
        value={value}
        onChange={(event) => onMove(Number(event.target.value))}
      />
    </label>
  );
}
