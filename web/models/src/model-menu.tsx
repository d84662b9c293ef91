import { ModelFormat } from "@deconvscope/proto";
import { callProblem, ExportIcon, IconButton, type ModelView, Popover } from "@deconvscope/shell";
import { useCallback, useState } from "react";
import { DeleteDialog } from "./delete-dialog.tsx";
import { exportModel } from "./export-model.ts";
import styles from "./model-menu.module.css";

/** The model as a file, and its removal; that of a built-in one is refused, and says so. */
export function ModelMenu({ model }: { model: ModelView }) {
  const [open, setOpen] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const [state, setState] = useState<{ busy?: boolean; failure?: string }>({});
  const close = useCallback(() => setOpen(false), []);
  const save = (format: ModelFormat) => {
    setState({ busy: true });
    exportModel(model.summary.name, format).then(
      () => {
        setState({});
        close();
      },
      (thrown: unknown) => setState({ failure: callProblem(thrown).message }),
    );
  };
  return (
    <>
      <Popover
        open={open}
        onClose={close}
        trigger={
          <IconButton
            label="Export or delete the model"
            aria-haspopup="menu"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <ExportIcon />
          </IconButton>
        }
      >
        <div className={styles.menu} role="menu" aria-label="Model">
          <button type="button" role="menuitem" disabled={state.busy} onClick={() => save(ModelFormat.ONNX)}>
            <b>ONNX</b>one file
          </button>
          <button type="button" role="menuitem" disabled={state.busy} onClick={() => save(ModelFormat.TFJS_LAYERS)}>
            <b>TF.js</b>layers model, a zip
          </button>
          <hr />
          {model.summary.builtIn ? (
            <button type="button" role="menuitem" aria-disabled>
              <b>×</b>delete: it comes with the product
            </button>
          ) : (
            <button
              type="button"
              role="menuitem"
              onClick={() => {
                close();
                setDeleting(true);
              }}
            >
              <b>×</b>delete …
            </button>
          )}
          {state.failure && (
            <p className={styles.failed} role="alert">
              {state.failure}
            </p>
          )}
        </div>
      </Popover>
      {deleting && <DeleteDialog name={model.summary.name} onClose={() => setDeleting(false)} />}
    </>
  );
}
