import { type FormEvent, useId, useState } from "react";
import { Button } from "../controls/button.tsx";
import { focusAtOnce } from "../controls/focus-at-once.ts";
import { type CallProblem, callProblem } from "../rpc/call-problem.ts";
import { datasets } from "../rpc/clients.ts";
import styles from "./dataset-picker.module.css";

interface AddDatasetProps {
  /** Called with the name of what was registered. */
  onAdded: (name: string) => void;
  /** Without it the form stays. */
  onClose?: (() => void) | undefined;
}

/** Registers a folder on the server as a dataset; what is wrong with a field is said beside it. */
export function AddDataset({ onAdded, onClose }: AddDatasetProps) {
  const [path, setPath] = useState("");
  const [name, setName] = useState("");
  const [adding, setAdding] = useState(false);
  const [problem, setProblem] = useState<CallProblem>();
  const add = (event: FormEvent) => {
    event.preventDefault();
    setAdding(true);
    setProblem(undefined);
    datasets
      .registerDataset({ name: name.trim() || folderName(path), path: path.trim() })
      .then(
        ({ dataset }) => onAdded(dataset?.name ?? name),
        (thrown: unknown) => setProblem(callProblem(thrown)),
      )
      .finally(() => setAdding(false));
  };
  const elsewhere = problem && !problem.fields.some((field) => field === "name" || field === "path");
  return (
    <form className={styles.add} onSubmit={add} aria-label="Add a dataset">
      <Field
        label="Folder on the server"
        hint="On the server’s machine, from the root, like /data/birds; or a folder in the server’s data root. Its format is recognised by what lies there."
        value={path}
        onChange={setPath}
        problem={problem?.fields.includes("path") ? problem : undefined}
        code
        focused={onClose !== undefined}
      />
      <Field
        label="Name"
        hint="What it is called here and in calls; the folder’s name without one."
        placeholder={folderName(path)}
        value={name}
        onChange={setName}
        problem={problem?.fields.includes("name") ? problem : undefined}
      />
      {elsewhere && <Wrong problem={problem} />}
      <div className={styles.actions}>
        <Button type="submit" disabled={adding || path.trim() === ""}>
          {adding ? "Reading the folder …" : "Add"}
        </Button>
        {onClose && (
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}

interface FieldProps {
  label: string;
  hint: string;
  value: string;
  placeholder?: string;
  code?: boolean;
  /** The reader opened the form to type into this field. */
  focused?: boolean;
  problem: CallProblem | undefined;
  onChange: (text: string) => void;
}

function Field({ label, hint, value, placeholder, code, focused, problem, onChange }: FieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={focused ? focusAtOnce : null}
        className={code ? "mono" : undefined}
        value={value}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.target.value)}
      />
      <div id={`${id}-note`}>{problem ? <Wrong problem={problem} /> : <p className="dim">{hint}</p>}</div>
    </div>
  );
}

function Wrong({ problem }: { problem: CallProblem }) {
  return (
    <p className={styles.wrong} role="alert">
      {problem.message} <code>{problem.code}</code>
    </p>
  );
}

/** A name for a folder: its last part, in the characters that names have. */
function folderName(path: string): string {
  const last = path.trim().replace(/\/+$/, "").split("/").at(-1) ?? "";
  return last.replace(/[^A-Za-z0-9._-]+/g, "-");
}
