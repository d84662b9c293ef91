import type { Run, Snapshot } from "@deconvscope/proto";
import { Button, navigate, Popover, useViewState } from "@deconvscope/shell";
import { useCallback, useState } from "react";
import { ComparePicker } from "../compare/compare-picker.tsx";
import { isGoing } from "../runs/run-words.ts";
import { DeleteRun } from "./delete-run.tsx";
import { isResumable } from "./nothing-measured.tsx";
import styles from "./run-head.module.css";
import { useRunChange } from "./use-run-change.ts";

interface RunActionsProps {
  run: Run;
  snapshots: readonly Snapshot[];
  onChanged: () => void;
  onFineTune: (model: string) => void;
}

/** Compare, Stop or Resume, Fine-tune, Delete. */
export function RunActions({ run, snapshots, onChanged, onFineTune }: RunActionsProps) {
  const { view } = useViewState();
  const { busy, change } = useRunChange(run, onChanged);
  const [open, setOpen] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const last = snapshots.at(-1)?.model;
  const external = run.request?.kind.case === "external";
  return (
    <div className={styles.actions}>
      {view?.vs === undefined ? (
        <ComparePicker run={run.id} />
      ) : (
        <Button look="quiet" onClick={() => navigate({ vs: undefined })}>
          Stop comparing
        </Button>
      )}
      {last && (
        <Button look="quiet" onClick={() => onFineTune(last)}>
          Fine-tune
        </Button>
      )}
      {isGoing(run) && (
        <Button disabled={busy} onClick={() => change("stopRun")}>
          {external ? "End" : "Stop"}
        </Button>
      )}
      {isResumable(run) && (
        <Button disabled={busy} onClick={() => change("resumeRun")}>
          Resume
        </Button>
      )}
      <Popover
        open={open}
        onClose={close}
        trigger={
          <Button
            look="quiet"
            aria-haspopup="menu"
            aria-expanded={open}
            aria-label="More"
            onClick={() => setOpen(!open)}
          >
            …
          </Button>
        }
      >
        <div className={styles.menu}>
          {last && <a href={`/?model=${encodeURIComponent(last)}`}>Newest snapshot in Models</a>}
          <button
            type="button"
            onClick={() => {
              close();
              setDeleting(true);
            }}
          >
            Delete run
          </button>
        </div>
      </Popover>
      {deleting && (
        <DeleteRun run={run} snapshots={snapshots.length} onClose={() => setDeleting(false)} onChanged={onChanged} />
      )}
    </div>
  );
}
