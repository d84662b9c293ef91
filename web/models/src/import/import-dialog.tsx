import type { ImportModelResponse } from "@deconvscope/proto";
import { Button, Dialog, ErrorNote, formatBytes, useCatalog } from "@deconvscope/shell";
import { useEffect, useRef, useState } from "react";
import { Field } from "./field.tsx";
import { checkName, nameFromFile } from "./import-fields.ts";
import styles from "./import-form.module.css";
import { emptyForm, fieldOf, headerOf, type ImportForm } from "./import-form.ts";
import { ImportProgress } from "./import-progress.tsx";
import { LabelsField } from "./labels-field.tsx";
import { MoreFields } from "./more-fields.tsx";
import {
  asFileSays,
  checkPreparation,
  listPresets,
  type Preparation,
  presetForm,
  readPreparation,
  untouched,
} from "./preparation.ts";
import { PreparationFields } from "./preparation-fields.tsx";
import { type HeaderField, refusedField, refusedWords } from "./refused-field.ts";
import { useFileHeader } from "./use-file-header.ts";
import { useImport } from "./use-import.ts";

interface ImportDialogProps {
  dropped: File | undefined;
  onImported: (model: string, response: ImportModelResponse) => void;
  onClose: () => void;
}

/** A model file and what is said of it; what is refused is said beside its field. */
export function ImportDialog({ dropped, onImported, onClose }: ImportDialogProps) {
  const { models, status } = useCatalog();
  const [file, setFile] = useState(dropped);
  const [form, setForm] = useState<ImportForm>({ ...emptyForm, name: dropped ? nameFromFile(dropped.name) : "" });
  const { said, known } = useFileHeader(file);
  const presets = listPresets(status.value?.presets ?? {}, said?.preprocessing);
  const first = Object.entries(presets)[0];
  const [chosen, setPreparation] = useState<{ preset: string | undefined; form: Preparation }>();
  const preparation = chosen ?? { preset: first?.[0], form: first ? presetForm(first[1]) : untouched };
  const { sending, send, problem, forgetProblem } = useImport(onImported);
  const refusal = refusedField(problem);
  const refused = (field: HeaderField) => (problem && field === refusal ? refusedWords(problem) : undefined);
  const set = (change: Partial<ImportForm>) => {
    setForm({ ...form, ...change });
    const isMended = (Object.keys(change) as (keyof ImportForm)[]).some((key) => fieldOf[key] === refusal);
    if (refusal && isMended) forgetProblem();
  };
  const chooser = useRef<HTMLInputElement>(null);
  const fields = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusal) fields.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-refused]')?.focus();
  }, [refusal]);
  const choose = (selected: File | undefined) => {
    if (!selected) return;
    setFile(selected);
    forgetProblem();
    if (chosen?.preset === asFileSays) setPreparation(undefined);
    setForm({ ...form, name: nameFromFile(selected.name) });
  };
  const taken = (models.value ?? []).map((model) => model.name);
  const nameProblem = form.name === "" ? undefined : checkName(form.name, taken);
  const header = headerOf(form);
  const isPrepared = Object.keys(checkPreparation(preparation.form)).length === 0;
  const ready = known && form.name !== "" && !nameProblem && header && isPrepared;
  const submit = () => {
    if (!file || !header) return;
    const asFile = preparation.preset === asFileSays;
    send(form.name, { ...header, ...(!asFile && { preprocessing: readPreparation(preparation.form) }) }, file);
  };
  return (
    <Dialog title="Import a model" width="620px" onClose={onClose}>
      <form
        ref={fields}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {problem && !refusal && (
          <ErrorNote
            title={`${file?.name ?? "The file"} was not imported.`}
            problem={problem}
            action={<Button onClick={() => chooser.current?.click()}>Choose another file</Button>}
          />
        )}
        <div className={styles.file}>
          <input
            ref={chooser}
            hidden
            type="file"
            accept=".onnx,.zip"
            onChange={(event) => choose(event.target.files?.[0])}
          />
          <Button onClick={() => chooser.current?.click()}>{file ? "Another file" : "Choose a file"}</Button>
          {file ? (
            <span>
              <code>{file.name}</code> <span className="dim">{formatBytes(file.size)}</span>
            </span>
          ) : (
            <span className="sub">ONNX, or a zip of a TensorFlow.js layers model</span>
          )}
        </div>
        <Field label="Name" hint="What the API and addresses call it." problem={nameProblem ?? refused("name")}>
          <input value={form.name} required maxLength={80} onChange={(event) => set({ name: event.target.value })} />
        </Field>
        <Field label="Description" hint="A line about it, for its card." problem={refused("description")}>
          <input
            value={form.description}
            placeholder={said?.description}
            maxLength={2000}
            onChange={(event) => set({ description: event.target.value })}
          />
        </Field>
        <PreparationFields
          presets={presets}
          {...preparation}
          problem={refused("preprocessing")}
          onChange={(preset, prepared) => {
            setPreparation({ preset, form: prepared });
            if (refusal === "preprocessing") forgetProblem();
          }}
        />
        <LabelsField
          labels={form.labels}
          said={said?.labels ?? []}
          problem={refused("labels")}
          onChange={(labels) => set({ labels })}
        />
        <MoreFields form={form} said={said} refused={refused} onChange={set} />
        <div className={`${styles.actions} ${styles.bottom}`}>
          <Button look="primary" type="submit" disabled={!ready || sending !== undefined}>
            Import
          </Button>
          {sending && <ImportProgress share={sending.share} onCancel={() => sending.abort.abort()} />}
        </div>
      </form>
    </Dialog>
  );
}
