import { Button, EmptyState } from "@deconvscope/shell";
import type { NewRunStart } from "../new-run/run-draft.ts";
import styles from "./training-page.module.css";

/** No run anywhere: what will be here, and two ways on. */
export function NothingYet({ onBegin }: { onBegin: (start: NewRunStart) => void }) {
  return (
    <div className={styles.main}>
      <h1 className="visually-hidden">Training</h1>
      <EmptyState
        picture={
          <svg width="190" height="64" aria-hidden="true">
            {[0.25, 0.43, 0.61, 0.79].map((opacity, index) => (
              <rect key={opacity} x={40 * index} y="16" width="30" height="30" fill="var(--zero)" opacity={opacity} />
            ))}
            <path d="M175 8v48" stroke="var(--select-mark)" strokeWidth="2" />
          </svg>
        }
        title="Watch features form"
        actions={
          <>
            <Button look="primary" onClick={() => onBegin({ kind: "scratch" })}>
              New run
            </Button>
            <Button onClick={() => onBegin({ kind: "external" })}>Send snapshots from PyTorch</Button>
          </>
        }
      >
        Start a run, or send snapshots of a network that you train elsewhere. At each snapshot the strongest image of
        every map is found and projected back to pixels.
      </EmptyState>
    </div>
  );
}
