import type { Run } from "@deconvscope/proto";
import {
  Button,
  type CallProblem,
  callProblem,
  Dialog,
  ErrorNote,
  formatCount,
  navigate,
  training,
} from "@deconvscope/shell";
import { useState } from "react";
import { anotherRun } from "../runs/another-run.ts";
import { isGoing } from "../runs/run-words.ts";
import styles from "./run-head.module.css";

interface DeleteRunProps {
  run: Run;
  snapshots: number;
  onClose: () => void;
  /** It is no more. */
  onChanged: () => void;
}

/** Asks once more, and whether the snapshots stay among the models; then deletes. */
export function DeleteRun({ run, snapshots, onClose, onChanged }: DeleteRunProps) {
  const [keepModels, setKeepModels] = useState(true);
  const [problem, setProblem] = useState<CallProblem>();
  const remove = () =>
    training.deleteRun({ id: run.id, keepModels }).then(
      () => {
        onClose();
        navigate(anotherRun(undefined));
        onChanged();
      },
      (thrown: unknown) => setProblem(callProblem(thrown)),
    );
  return (
    <Dialog title={`Delete ${run.id}?`} width="440px" onClose={onClose}>
      {problem && <ErrorNote title="It was not deleted." problem={problem} />}
      <p className="sub">
        {isGoing(run) && "It is stopped. "}
        Its curves and how its features formed go from the server.
      </p>
      {snapshots > 0 && (
        <label className={styles.choice}>
          <input type="checkbox" checked={keepModels} onChange={(event) => setKeepModels(event.target.checked)} />
          Keep its {formatCount(snapshots)} {snapshots === 1 ? "snapshot" : "snapshots"} among the models
        </label>
      )}
      <div className={styles.buttons}>
        <Button look="danger" onClick={() => void remove()}>
          Delete {run.id}
        </Button>
        <Button onClick={onClose}>Keep it</Button>
      </div>
    </Dialog>
  );
}
