import { type CallProblem, Combobox, useCatalog, useModel } from "@deconvscope/shell";
import { Field } from "./field.tsx";
import styles from "./new-run.module.css";
import { refusedField } from "./refused-field.ts";
import type { RunDraft } from "./run-draft.ts";

interface TransferFieldsProps {
  draft: RunDraft;
  refused: CallProblem | undefined;
  onChange: (change: Partial<RunDraft>) => void;
}

/** The model that is gone on with, and how much of it stays as it is. */
export function TransferFields({ draft, refused, onChange }: TransferFieldsProps) {
  const { models } = useCatalog();
  const model = useModel(draft.model || undefined);
  const input = model.value?.input?.name ?? "input";
  const problem = refusedField(refused, "transfer.model") ?? model.problem?.message;
  return (
    <fieldset className={styles.group}>
      <legend>Model</legend>
      <div className={styles.two}>
        <div className={styles.field}>
          <span>Goes on with</span>
          <Combobox
            label="Model to go on with"
            placeholder="Choose a model"
            options={(models.value ?? []).map(({ name }) => name)}
            value={draft.model || undefined}
            onChoose={(name) => onChange({ model: name ?? "", frozenThrough: "", keepClassifier: false })}
          />
          {problem && <span className={styles.wrong}>{problem}</span>}
        </div>
        <Field
          label="Stays fixed"
          hint="Layers behind it go on learning from their weights."
          problem={refusedField(refused, "transfer.frozen_through")}
        >
          <select value={draft.frozenThrough} onChange={(event) => onChange({ frozenThrough: event.target.value })}>
            <option value="">all but the classifier</option>
            <option value={input}>nothing: all is fine-tuned</option>
            {(model.value?.items ?? []).slice(0, -1).map(({ id, label }) => (
              <option key={id} value={id}>
                through {label}
                {label === id ? "" : ` (${id})`}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={draft.keepClassifier}
          onChange={(event) => onChange({ keepClassifier: event.target.checked })}
        />
        Its classifier goes on learning too; else a new one begins
      </label>
      {refusedField(refused, "transfer.keep_classifier") && (
        <p className={styles.wrong}>{refusedField(refused, "transfer.keep_classifier")}</p>
      )}
    </fieldset>
  );
}
