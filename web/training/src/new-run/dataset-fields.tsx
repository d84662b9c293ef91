import type { Dataset } from "@deconvscope/proto";
import { type CallProblem, formatCount, useCatalog } from "@deconvscope/shell";
import { Field } from "./field.tsx";
import styles from "./new-run.module.css";
import { refusedField } from "./refused-field.ts";
import type { RunDraft } from "./run-draft.ts";

interface DatasetFieldsProps {
  draft: RunDraft;
  refused: CallProblem | undefined;
  onChange: (change: Partial<RunDraft>) => void;
}

/** Which images are learned from, and by which the run is measured. */
export function DatasetFields({ draft, refused, onChange }: DatasetFieldsProps) {
  const { datasets } = useCatalog();
  const all = datasets.value ?? [];
  const splits = all.find(({ name }) => name === draft.dataset)?.splits ?? [];
  const external = draft.kind === "external";
  return (
    <div className={styles.three}>
      <Field
        label="Dataset"
        hint={external ? "its images show how features form" : undefined}
        problem={refusedField(refused, "dataset")}
      >
        <select
          value={draft.dataset}
          onChange={(event) => onChange({ dataset: event.target.value, split: "", validationSplit: "" })}
        >
          {external && <option value="">none: curves alone</option>}
          {all.map(({ name, labels }) => (
            <option key={name} value={name}>
              {name}, {formatCount(labels.length)} classes
            </option>
          ))}
        </select>
      </Field>
      <Field label={external ? "Looked through" : "Learned from"} problem={refusedField(refused, "split")}>
        <SplitSelect
          splits={splits}
          value={draft.split}
          usual="train, or the only one"
          onSplit={(split) => onChange({ split })}
        />
      </Field>
      {!external && (
        <Field label="Measured by" problem={refusedField(refused, "validation_split")}>
          <SplitSelect
            splits={splits}
            value={draft.validationSplit}
            usual="val, validation or test"
            onSplit={(validationSplit) => onChange({ validationSplit })}
          />
        </Field>
      )}
    </div>
  );
}

interface SplitSelectProps {
  splits: Dataset["splits"];
  value: string;
  /** What is taken where none is chosen. */
  usual: string;
  onSplit: (split: string) => void;
  id?: string;
}

function SplitSelect({ splits, value, usual, onSplit, ...given }: SplitSelectProps) {
  return (
    <select {...given} value={value} onChange={(event) => onSplit(event.target.value)}>
      <option value="">{usual}</option>
      {splits.map(({ name, images }) => (
        <option key={name} value={name}>
          {name}, {formatCount(images)} images
        </option>
      ))}
    </select>
  );
}
