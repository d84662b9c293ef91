import { Button, type CallProblem } from "@deconvscope/shell";
import { useState } from "react";
import { Field } from "./field.tsx";
import styles from "./new-run.module.css";
import { checkOption, fieldsOf, type OptionField } from "./option-fields.ts";
import { fieldPath, refusedField } from "./refused-field.ts";
import { type DraftKind, type OptionsDraft, untouchedOptions } from "./run-draft.ts";

interface OptionInputsProps {
  kind: DraftKind;
  options: OptionsDraft;
  refused: CallProblem | undefined;
  onChange: (options: OptionsDraft) => void;
}
/** Options that are always seen. */
const first = 6;

/** How the run is trained; what is left empty is the paper's, and stands there in grey. */
export function OptionInputs({ kind, options, refused, onChange }: OptionInputsProps) {
  const fields = fieldsOf(kind);
  const [all, setAll] = useState(false);
  const touched = fields.some(({ key }) => options[key] !== "");
  const hiddenRefused = fields.slice(first).some(({ key }) => refusedField(refused, fieldPath(key)));
  const shown = all || hiddenRefused ? fields : fields.slice(0, first);
  return (
    <fieldset className={styles.group}>
      <legend>How it is trained</legend>
      <div className={styles.options}>
        {shown.map((field) => (
          <Field
            key={field.key}
            label={field.label}
            hint={field.hint}
            problem={checkOption(field, options[field.key]) ?? refusedField(refused, fieldPath(field.key))}
          >
            <Option
              field={field}
              value={options[field.key]}
              onChange={(value) => onChange({ ...options, [field.key]: value })}
            />
          </Field>
        ))}
      </div>
      <div className={styles.actions}>
        <Button small look="quiet" aria-expanded={shown.length > first} onClick={() => setAll(!all)}>
          {shown.length > first ? "Fewer options" : `All ${fields.length} options`}
        </Button>
        {touched && (
          <Button small look="quiet" onClick={() => onChange(untouchedOptions)}>
            Reset to the paper’s
          </Button>
        )}
      </div>
    </fieldset>
  );
}

interface OptionProps {
  field: OptionField;
  value: string;
  onChange: (value: string) => void;
  id?: string;
}

function Option({ field, value, onChange, ...given }: OptionProps) {
  if (field.choices) {
    return (
      <select {...given} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{field.usual}</option>
        {Object.keys(field.choices)
          .filter((choice) => choice !== field.usual)
          .map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
      </select>
    );
  }
  return (
    <input
      {...given}
      value={value}
      placeholder={field.usual}
      inputMode={field.list ? "text" : "decimal"}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
