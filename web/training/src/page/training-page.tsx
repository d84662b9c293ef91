import { usePageTitle, useViewState } from "@deconvscope/shell";
import { useCallback, useState } from "react";
import { NewRunDialog } from "../new-run/new-run-dialog.tsx";
import type { NewRunStart } from "../new-run/run-draft.ts";
import { RunList } from "../runs/run-list.tsx";
import { useDefaultRun, useRuns } from "../runs/use-runs.ts";
import { NothingYet } from "./nothing-yet.tsx";
import { RunSection } from "./run-section.tsx";
import styles from "./training-page.module.css";

/** The runs, and all about the one that the address names. */
export function TrainingPage() {
  const { view } = useViewState();
  const runs = useRuns();
  const otherwise = useDefaultRun(runs.value);
  const [draft, setDraft] = useState<NewRunStart>();
  const id = view && (view.run ?? otherwise?.id);
  usePageTitle(id, "Training");
  const close = useCallback(() => setDraft(undefined), []);
  const empty = runs.value?.length === 0 && view?.run === undefined;
  return (
    <main id="main" className={`page ${styles.page}`}>
      <RunList runs={runs} current={id} onNew={() => setDraft({ kind: "scratch" })} />
      {empty ? (
        <NothingYet onBegin={setDraft} />
      ) : (
        <RunSection
          id={id}
          listed={runs.value?.find((run) => run.id === id)}
          onChanged={runs.reload}
          onFineTune={(model) => setDraft({ kind: "transfer", model })}
        />
      )}
      {draft && <NewRunDialog start={draft} onCreated={runs.reload} onClose={close} />}
    </main>
  );
}
