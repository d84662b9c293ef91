import type { ImportModelResponse } from "@deconvscope/proto";
import {
  Button,
  type CallProblem,
  callProblem,
  Dialog,
  ErrorNote,
  forgetModel,
  formatBytes,
  isCancelled,
  useCatalog,
} from "@deconvscope/shell";
import { useEffect, useRef, useState } from "react";
import { Field } from "./field.tsx";
import { checkName, nameFromFile, readInputShape, readLabels } from "./import-fields.ts";
import styles from "./import-form.module.css";
import { LabelsField } from "./labels-field.tsx";
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
import { sendImport } from "./send-import.ts";
import { useFileHeader } from "./use-file-header.ts";

interface ImportDialogProps {
  dropped: File | undefined;
  onImported: (model: string, response: ImportModelResponse) => void;
  onClose: () => void;
}

/** A model file, its name, how images are prepared for it, and its labels. */
export function ImportDialog({ dropped, onImported, onClose }: ImportDialogProps) {
  const { models, status } = useCatalog();
  const [file, setFile] = useState(dropped);
  const [name, setName] = useState(dropped ? nameFromFile(dropped.name) : "");
  const [description, setDescription] = useState("");
  const { said, known } = useFileHeader(file);
  const presets = listPresets(status.value?.presets ?? {}, said?.preprocessing);
  const first = Object.entries(presets)[0];
  const [chosen, setPreparation] = useState<{ preset: string | undefined; form: Preparation }>();
  const preparation = chosen ?? { preset: first?.[0], form: first ? presetForm(first[1]) : untouched };
  const [labels, setLabels] = useState("");
  const [shape, setShape] = useState("");
  const [sending, setSending] = useState<{ share: number; abort: AbortController }>();
  const sent = sending?.abort;
  useEffect(() => () => sent?.abort(), [sent]);
  const [problem, setProblem] = useState<CallProblem>();
  const chooser = useRef<HTMLInputElement>(null);
  const choose = (selected: File | undefined) => {
    if (!selected) return;
    setFile(selected);
    setProblem(undefined);
    if (chosen?.preset === asFileSays) setPreparation(undefined);
    setName(nameFromFile(selected.name));
  };
  const taken = (models.value ?? []).map((model) => model.name);
  const nameProblem = name === "" ? undefined : checkName(name, taken);
  const inputShape = readInputShape(shape);
  const asked = (field: string) => problem?.fields.some((path) => path.includes(field)) ?? false;
  const asksShape = shape !== "" || asked("input_shape");
  const ready =
    known && name !== "" && !nameProblem && inputShape && Object.keys(checkPreparation(preparation.form)).length === 0;
  const send = () => {
    if (!file || !inputShape) return;
    const abort = new AbortController();
    setProblem(undefined);
    setSending({ share: 0, abort });
    const header = {
      name,
      description,
      labels: readLabels(labels),
      inputShape,
      ...(preparation.preset !== asFileSays && { preprocessing: readPreparation(preparation.form) }),
    };
    sendImport(header, file, { signal: abort.signal, onProgress: (share) => setSending({ share, abort }) }).then(
      (response) => {
        forgetModel(name);
        onImported(name, response);
      },
      (thrown: unknown) => {
        setSending(undefined);
        if (!isCancelled(thrown)) setProblem(callProblem(thrown));
      },
    );
  };
  return (
    <Dialog title="Import a model" width="620px" onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {problem && (
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
        <Field
          label="Name"
          hint="What the API and addresses call it."
          problem={nameProblem ?? (asked("name") ? problem?.message : undefined)}
        >
          <input value={name} required maxLength={80} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label="Description" hint="What it was trained on, for its card.">
          <input
            value={description}
            placeholder={said?.description}
            maxLength={2000}
            onChange={(event) => setDescription(event.target.value)}
          />
        </Field>
        <PreparationFields
          presets={presets}
          {...preparation}
          onChange={(preset, form) => setPreparation({ preset, form })}
        />
        {asksShape && (
          <Field
            label="Input shape: height × width × channels"
            hint="The file leaves it open."
            problem={inputShape ? undefined : `"${shape}" given; expected e.g. 224 × 224 × 3`}
          >
            <input value={shape} onChange={(event) => setShape(event.target.value)} />
          </Field>
        )}
        <LabelsField
          labels={labels}
          said={said?.labels ?? []}
          problem={asked("labels") ? problem?.message : undefined}
          onChange={setLabels}
        />
        <div className={`${styles.actions} ${styles.bottom}`}>
          <Button look="primary" type="submit" disabled={!ready || sending !== undefined}>
            Import
          </Button>
          {sending && (
            <>
              <span className={styles.meter}>
                <i style={{ width: `${100 * sending.share}%` }} />
              </span>
              <span role="status">
                {sending.share < 1 ? `${Math.round(100 * sending.share)}\u202f% sent` : "The server reads it"}
              </span>
              <Button small onClick={() => sending.abort.abort()}>
                Cancel
              </Button>
            </>
          )}
        </div>
      </form>
    </Dialog>
  );
}
