import type { Progress } from "@deconvscope/proto";
import { useRef } from "react";
import { Button } from "../controls/button.tsx";
import { usePassedFocus } from "../keyboard/use-passed-focus.ts";
import { useShortcuts } from "../keyboard/use-shortcuts.ts";
import { StreamProgress } from "../state/stream-progress.tsx";
import { useDelayed } from "../state/use-delayed.ts";
import styles from "./measure.module.css";
import type { Measurement } from "./use-measurement.ts";

interface MeasureActionProps {
  measurement: Measurement<{ progress: Progress | undefined }>;
  /** What begins it: "Measure". */
  verb: string;
  disabled?: boolean;
}

/** The button that begins a measurement; while it runs, how far it is and Cancel. */
export function MeasureAction({ measurement, verb, disabled }: MeasureActionProps) {
  const { phase, state, begin, cancel, waiting } = measurement;
  const running = phase === "running";
  const slow = useDelayed(running);
  if (running && slow && state.progress) {
    const { done, total, rate } = state.progress;
    const counted = { done: Number(done), total: Number(total), did: "", rate, reconnecting: waiting };
    return <StreamProgress {...counted} onCancel={cancel} />;
  }
  if (running && slow) return <Beginning waiting={waiting} onCancel={cancel} />;
  return (
    <Button disabled={disabled || running} onClick={begin}>
      {phase === "idle" || running ? verb : `${verb} again`}
    </Button>
  );
}

/** Nothing is known yet of how far it is. */
function Beginning({ waiting, onCancel }: { waiting: boolean; onCancel: () => void }) {
  const root = useRef<HTMLDivElement>(null);
  usePassedFocus(root);
  useShortcuts([{ keys: "Escape", does: "cancel the stream", run: onCancel, always: true }]);
  return (
    <div ref={root} className={styles.begins} role="status">
      <span>{waiting ? "waiting for the server" : "beginning"}</span>
      <Button small onClick={onCancel}>
        Cancel <kbd>esc</kbd>
      </Button>
    </div>
  );
}
