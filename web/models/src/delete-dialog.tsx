import {
  Button,
  type CallProblem,
  callProblem,
  Dialog,
  ErrorNote,
  forgetModel,
  models,
  navigate,
  useCatalog,
} from "@deconvscope/shell";
import { useState } from "react";
import styles from "./model-menu.module.css";

/** Asks once more, then deletes. */
export function DeleteDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const catalog = useCatalog();
  const [problem, setProblem] = useState<CallProblem>();
  const remove = () =>
    models.deleteModel({ model: name }).then(
      () => {
        forgetModel(name);
        catalog.models.reload();
        navigate({ model: undefined, layer: undefined, unit: undefined });
        onClose();
      },
      (thrown: unknown) => setProblem(callProblem(thrown)),
    );
  return (
    <Dialog title={`Delete ${name}?`} width="440px" onClose={onClose}>
      {problem && <ErrorNote title="It was not deleted." problem={problem} />}
      <p className="sub">Its file goes from the server. Links to it will say that there is no such model.</p>
      <div className={styles.actions}>
        <Button look="danger" onClick={remove}>
          Delete {name}
        </Button>
        <Button onClick={onClose}>Keep it</Button>
      </div>
    </Dialog>
  );
}
