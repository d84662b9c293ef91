import { type Run, RunState } from "@deconvscope/proto";
import { Button } from "@deconvscope/shell";
import { useState } from "react";
import { DeleteRun } from "./delete-run.tsx";
import styles from "./nothing-measured.module.css";
import { useRunChange } from "./use-run-change.ts";

/** Over the empty axes of a run that is over: why nothing is on them, and what can be done. */
export function NothingMeasured({ run, onChanged }: { run: Run; onChanged: () => void }) {
  const { busy, change } = useRunChange(run, onChanged);
  const [deleting, setDeleting] = useState(false);
  const { title, hint } = describeNothing(run);
  return (
    <div className={styles.over}>
      <div className={styles.note} role="status">
        <b>{title}</b>
        <p className="sub">{hint}</p>
        <div className={styles.buttons}>
          {isResumable(run) && (
            <Button disabled={busy} onClick={() => change("resumeRun")}>
              Resume
            </Button>
          )}
          <Button onClick={() => setDeleting(true)}>Delete run</Button>
        </div>
      </div>
      {deleting && <DeleteRun run={run} snapshots={0} onClose={() => setDeleting(false)} onChanged={onChanged} />}
    </div>
  );
}

/** Whether a run can be taken up again. */
export function isResumable({ state, request }: Run): boolean {
  const ended = state === RunState.STOPPED || state === RunState.FAILED;
  return ended && request?.kind.case !== "external";
}

function describeNothing(run: Run): { title: string; hint: string } {
  if (run.request?.kind.case === "external") {
    return { title: "It was ended before anything came.", hint: "Nothing more can be sent to it." };
  }
  const title =
    run.state === RunState.FAILED ? "It failed before its first step." : "It was stopped before its first step.";
  return { title, hint: "Nothing was measured. Resumed, it begins from the start; deleted, nothing is lost." };
}
