import { type CallProblem, Combobox, useCatalog, useModel } from "@deconvscope/shell";
import styles from "./new-run.module.css";
import { refusedField } from "./refused-field.ts";
import type { RunDraft } from "./run-draft.ts";

interface ProbesFieldsProps {
  draft: RunDraft;
  refused: CallProblem | undefined;
  onChange: (change: Partial<RunDraft>) => void;
}

/** A linear classifier on each layer of a model; which layers. */
export function ProbesFields({ draft, refused, onChange }: ProbesFieldsProps) {
  const { models } = useCatalog();
  const model = useModel(draft.model || undefined);
  const problem =
    refusedField(refused, "probes.model") ?? refusedField(refused, "probes.layers") ?? model.problem?.message;
  const toggle = (id: string) =>
    onChange({
      layers: draft.layers.includes(id) ? draft.layers.filter((one) => one !== id) : [...draft.layers, id],
    });
  return (
    <fieldset className={styles.group}>
      <legend>Model</legend>
      <div className={styles.field}>
        <span>Whose layers are probed</span>
        <Combobox
          label="Model whose layers are probed"
          placeholder="Choose a model"
          options={(models.value ?? []).map(({ name }) => name)}
          value={draft.model || undefined}
          onChoose={(name) => onChange({ model: name ?? "", layers: [] })}
        />
        {problem && <span className={styles.wrong}>{problem}</span>}
      </div>
      {model.value && (
        <fieldset className={styles.checks} aria-label="Layers to probe">
          {model.value.items.map(({ id, label }) => (
            <label key={id} className={styles.choice}>
              <input type="checkbox" checked={draft.layers.includes(id)} onChange={() => toggle(id)} />
              {label}
            </label>
          ))}
        </fieldset>
      )}
      <p className="dim">
        {draft.layers.length === 0
          ? "None chosen: the input, then every rectified convolution and dense layer."
          : `${draft.layers.length} chosen.`}
      </p>
    </fieldset>
  );
}
