import type { ImportModelHeader } from "@deconvscope/proto";
import { useCatalog } from "@deconvscope/shell";
import { useState } from "react";
import { Field } from "./field.tsx";
import { readInputShape } from "./import-fields.ts";
import styles from "./import-form.module.css";
import type { ImportForm } from "./import-form.ts";
import type { HeaderField } from "./refused-field.ts";

interface MoreFieldsProps {
  form: ImportForm;
  /** The file's own. */
  said: ImportModelHeader | undefined;
  refused: (field: HeaderField) => string | undefined;
  onChange: (change: Partial<ImportForm>) => void;
}

const mayRefuse = ["dataset", "input_shape"] as const;

/** What few models need said: what they were trained on and how, and the input's size; open where the file says it. */
export function MoreFields({ form, said, refused, onChange }: MoreFieldsProps) {
  const { datasets } = useCatalog();
  const [opened, setOpened] = useState<boolean>();
  const { dataset, independentClasses, shape } = form;
  const known = (datasets.value ?? []).map(({ name }) => name);
  const saidDataset = said?.dataset ?? "";
  const isKnown = known.includes(saidDataset);
  const saidClasses = said?.independentClasses;
  const asks = mayRefuse.some((field) => refused(field) !== undefined);
  const isOpen = asks || (opened ?? (saidDataset !== "" || saidClasses !== undefined));
  return (
    <details className={styles.more} open={isOpen} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>More: what it was trained on, the size of its input</summary>
      <Field
        label="Trained on"
        hint={
          saidDataset !== "" && !isKnown && datasets.value
            ? `The file names ${saidDataset.slice(0, 80)}, which is not here.`
            : "Its dataset here: the default of scans, diagnoses and evaluations."
        }
        problem={refused("dataset")}
      >
        <select value={dataset} onChange={(event) => onChange({ dataset: event.target.value })}>
          <option value="">{isKnown ? `${saidDataset}, as the file says` : "Not said"}</option>
          {known.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </Field>
      <Field
        label="Input shape: height × width × channels"
        hint="Only where the file leaves it open."
        problem={readInputShape(shape) ? refused("input_shape") : `"${shape}" given; expected e.g. 224 × 224 × 3`}
      >
        <input
          value={shape}
          placeholder={said?.inputShape.join(" × ")}
          onChange={(event) => onChange({ shape: event.target.value })}
        />
      </Field>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={independentClasses ?? saidClasses ?? false}
          onChange={(event) => onChange({ independentClasses: event.target.checked })}
        />
        <span>
          Trained with a sigmoid a class, for images with several labels
          {saidClasses !== undefined && independentClasses === undefined && (
            <span className="dim">, as the file says</span>
          )}
        </span>
      </label>
    </details>
  );
}
