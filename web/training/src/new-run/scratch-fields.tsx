import { Button, type CallProblem } from "@deconvscope/shell";
import { ArchitectureEditor } from "./architecture-editor.tsx";
import { Field } from "./field.tsx";
import styles from "./new-run.module.css";
import type { RunDraft } from "./run-draft.ts";
import { useZoo } from "./use-zoo.ts";

interface ScratchFieldsProps {
  draft: RunDraft;
  refused: CallProblem | undefined;
  onChange: (change: Partial<RunDraft>) => void;
}

/** An architecture of the zoo, or its JSON edited. */
export function ScratchFields({ draft, refused, onChange }: ScratchFieldsProps) {
  const { architecture, dataset, options } = draft;
  const zoo = useZoo();
  const known = zoo.value?.find(({ name }) => name === architecture.name);
  const json = architecture.json ?? known?.json ?? "";
  return (
    <fieldset className={styles.group}>
      <legend>Architecture</legend>
      <Field label="Begin with" hint={known?.description}>
        <select
          value={architecture.name}
          onChange={(event) => onChange({ architecture: { name: event.target.value, json: undefined } })}
        >
          {(zoo.value ?? []).map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </Field>
      {zoo.problem && <p className={styles.wrong}>{zoo.problem.message}</p>}
      {json !== "" && (
        <ArchitectureEditor
          label="Architecture as JSON"
          json={json}
          dataset={dataset}
          inputSize={Number(options.inputSize) || 0}
          refused={refused}
          path="from_scratch.architecture"
          onChange={(edited) =>
            onChange({ architecture: { ...architecture, json: edited === known?.json ? undefined : edited } })
          }
        />
      )}
      {architecture.json !== undefined && (
        <div className={styles.actions}>
          <Button small look="quiet" onClick={() => onChange({ architecture: { ...architecture, json: undefined } })}>
            Undo all edits
          </Button>
        </div>
      )}
    </fieldset>
  );
}
