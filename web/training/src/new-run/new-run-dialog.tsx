import {
  Button,
  type CallProblem,
  callProblem,
  Dialog,
  ErrorNote,
  navigate,
  Segmented,
  SideScroll,
  training,
  useCatalog,
} from "@deconvscope/shell";
import { useCallback, useState } from "react";
import { anotherRun } from "../runs/another-run.ts";
import { AblationFields } from "./ablation-fields.tsx";
import { CommandLine } from "./command-line.tsx";
import { DatasetFields } from "./dataset-fields.tsx";
import { estimateSteps } from "./estimate.ts";
import { ExternalLines } from "./external-lines.tsx";
import { Field } from "./field.tsx";
import { findUsualDataset } from "./find-usual-dataset.ts";
import { checkName, nameRoom } from "./name-length.ts";
import styles from "./new-run.module.css";
import { checkOption, fieldsOf } from "./option-fields.ts";
import { OptionInputs } from "./option-inputs.tsx";
import { ProbesFields } from "./probes-fields.tsx";
import { refusedField } from "./refused-field.ts";
import { type DraftKind, draftOf, type NewRunStart, type RunDraft } from "./run-draft.ts";
import { ScratchFields } from "./scratch-fields.tsx";
import { toRequest } from "./to-request.ts";
import { TransferFields } from "./transfer-fields.tsx";
import { whatLacks } from "./what-lacks.ts";

interface NewRunDialogProps {
  start: NewRunStart;
  onCreated: () => void;
  onClose: () => void;
}
const tabs: Readonly<Record<string, DraftKind>> = {
  "From scratch": "scratch",
  "Transfer, fine-tune": "transfer",
  Probes: "probes",
  Ablations: "ablations",
  "Snapshots from elsewhere": "external",
};
const about: Readonly<Record<DraftKind, string>> = {
  scratch: "A network learns from random weights.",
  transfer: "The first layers of a model stay as they are; a new classifier is learned on them (Tables 4 to 6).",
  probes: "A linear classifier on each layer of a model (Table 7).",
  ablations: "Architectures under the same budget, one after another (Table 3).",
  external: "A network that is trained elsewhere sends its snapshots here.",
};

/** What is trained, on what, and how; then it is begun. */
export function NewRunDialog({ start, onCreated, onClose }: NewRunDialogProps) {
  const { datasets } = useCatalog();
  const [draft, setDraft] = useState<RunDraft>(() => draftOf(start, ""));
  const [refused, setRefused] = useState<CallProblem>();
  const [sending, setSending] = useState(false);
  const all = datasets.value ?? [];
  const filled: RunDraft =
    draft.dataset === "" && draft.kind !== "external" ? { ...draft, dataset: findUsualDataset(all) } : draft;
  const change = useCallback((part: Partial<RunDraft>) => {
    setRefused(undefined);
    setDraft((before) => ({ ...before, ...part }));
  }, []);
  const isWrong =
    checkName(filled.name) !== undefined ||
    fieldsOf(filled.kind).some((field) => checkOption(field, filled.options[field.key]) !== undefined);
  const lacks = whatLacks(filled);
  const begin = () => {
    setSending(true);
    training.createRun(toRequest(filled)).then(
      ({ run }) => {
        onCreated();
        if (run) navigate(anotherRun(run.id));
        onClose();
      },
      (thrown: unknown) => {
        setRefused(callProblem(thrown));
        setSending(false);
      },
    );
  };
  const parts = { draft: filled, refused, onChange: change };
  return (
    <Dialog title="New run" width="1000px" onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isWrong && !lacks && !sending) begin();
        }}
      >
        <SideScroll label="Kinds of runs" className={styles.tabs}>
          <Segmented
            label="What is trained"
            options={Object.keys(tabs)}
            value={Object.keys(tabs).find((tab) => tabs[tab] === filled.kind) ?? "From scratch"}
            onChange={(tab) => change({ kind: tabs[tab] ?? "scratch", variants: [] })}
          />
        </SideScroll>
        <p className="sub">{about[filled.kind]}</p>
        {refused && <ErrorNote title="The run was not begun." problem={refused} />}
        <Field
          label="Name"
          hint={nameRoom(filled.name) ?? "Of the run, and of its snapshots: name/epoch. Empty: by what is trained."}
          problem={checkName(filled.name) ?? refusedField(refused, "name")}
        >
          <input
            data-first-focus
            value={filled.name}
            placeholder="zfnet-tiny"
            onChange={(event) => change({ name: event.target.value })}
          />
        </Field>
        <DatasetFields {...parts} />
        {filled.kind === "scratch" && <ScratchFields {...parts} />}
        {filled.kind === "transfer" && <TransferFields {...parts} />}
        {filled.kind === "probes" && <ProbesFields {...parts} />}
        {filled.kind === "ablations" && <AblationFields {...parts} />}
        {filled.kind === "external" ? (
          <ExternalLines name={filled.name} dataset={filled.dataset} />
        ) : (
          <OptionInputs
            kind={filled.kind}
            options={filled.options}
            refused={refused}
            onChange={(options) => change({ options })}
          />
        )}
        <CommandLine draft={filled} />
        <div className={`${styles.actions} ${styles.bottom}`}>
          <Button look="primary" type="submit" disabled={isWrong || lacks !== undefined || sending}>
            {filled.kind === "external" ? "Make the run" : "Begin"}
          </Button>
          <span className="sub num" role="status">
            {lacks ?? estimateSteps(filled, all)}
          </span>
        </div>
      </form>
    </Dialog>
  );
}
