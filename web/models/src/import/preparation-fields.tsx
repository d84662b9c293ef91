import type { ServerStatus } from "@deconvscope/shell";
import { Field } from "./field.tsx";
import styles from "./import-form.module.css";
import { checkPreparation, type Preparation, preparedRange, presetForm, presetTitle } from "./preparation.ts";

interface PreparationFieldsProps {
  /** The server's, by name. */
  presets: ServerStatus["presets"];
  /** The chosen preset; undefined: by hand. */
  preset: string | undefined;
  form: Preparation;
  /** What the server refused of it. */
  problem: string | undefined;
  onChange: (preset: string | undefined, form: Preparation) => void;
}

/** How images are prepared for the model: a preset, or by hand with each value checked while it is typed. */
export function PreparationFields({ presets, preset, form, problem, onChange }: PreparationFieldsProps) {
  const problems = checkPreparation(form);
  const set = (change: Partial<Preparation>) => onChange(undefined, { ...form, ...change });
  const right = Object.keys(problems).length === 0;
  return (
    <fieldset className={styles.group}>
      <legend>How images are prepared for it</legend>
      <div className={styles.presets}>
        {Object.entries(presets).map(([name, values]) => (
          <label key={name}>
            <input
              type="radio"
              name="preset"
              checked={preset === name}
              onChange={() => onChange(name, presetForm(values))}
            />
            {presetTitle(name)}
          </label>
        ))}
        <label>
          <input type="radio" name="preset" checked={preset === undefined} onChange={() => onChange(undefined, form)} />
          By hand
        </label>
      </div>
      {preset === undefined && (
        <div className={styles.hand}>
          <Field label="Short side, px" hint="0: squeezed" problem={problems.resizeShortSide}>
            <input
              inputMode="numeric"
              value={form.resizeShortSide}
              onChange={(event) => set({ resizeShortSide: event.target.value })}
            />
          </Field>
          <Field label="Channels">
            <select
              value={form.channelOrder}
              onChange={(event) =>
                set({
                  channelOrder: event.target.value === "BGR" ? "BGR" : event.target.value === "GRAY" ? "GRAY" : "RGB",
                })
              }
            >
              <option>RGB</option>
              <option>BGR</option>
              <option value="GRAY">grey</option>
            </select>
          </Field>
          <Field label="Divide by" problem={problems.divideBy}>
            <input
              inputMode="decimal"
              value={form.divideBy}
              onChange={(event) => set({ divideBy: event.target.value })}
            />
          </Field>
          <Field label="Mean" hint="then subtracted" problem={problems.mean}>
            <input value={form.mean} onChange={(event) => set({ mean: event.target.value })} />
          </Field>
          <Field label="Deviation" hint="then divided" problem={problems.deviation}>
            <input value={form.deviation} onChange={(event) => set({ deviation: event.target.value })} />
          </Field>
        </div>
      )}
      {problem && (
        <p className={styles.wrong} role="alert" tabIndex={-1} data-refused>
          {problem}
        </p>
      )}
      <p className="dim" aria-live="polite">
        {right
          ? `Pixels 0 … 255 become ${preparedRange(form)}${form.channelOrder === "GRAY" ? "" : " (first channel)"}.`
          : "Something above is not a number yet."}
      </p>
    </fieldset>
  );
}
