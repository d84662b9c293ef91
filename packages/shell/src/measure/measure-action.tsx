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
  measurement: Omit<Measurement<{ progress: Progress | undefined }>, "problem">;
  /** What begins it: "Measure". */
  verb: string;
  disabled?: boolean;
}

/** The button that begins a measurement; while it runs, how far it is and Cancel, which take its focus over. */
export function MeasureAction({ measurement, verb, disabled }: MeasureActionProps) {
  const { phase, state, begin, cancel, waiting } = measurement;
  const running = phase === "running";
  const slow = useDelayed(running);
  // From the first moment, before Cancel is seen.
  useShortcuts(running ? [{ keys: "Escape", does: "cancel the stream", run: cancel, always: true }] : []);
  if (running && slow && state.progress) {
    const { done, total, rate } = state.progress;
    const counted = { done: Number(done), total: Number(total), did: "", rate, reconnecting: waiting };
    return <StreamProgress {...counted} onCancel={cancel} />;
  }
  if (running && slow) return <Beginning waiting={waiting} onCancel={cancel} />;
  return (
    <Begin
      text={phase === "idle" || running ? verb : `${verb} again`}
      disabled={disabled}
      running={running}
      onBegin={begin}
    />
  );
}

interface BeginProps {
  text: string;
  disabled: boolean | undefined;
  running: boolean;
  onBegin: () => void;
}

/** Not disabled while it runs: a disabled button loses the focus that it is to pass on. */
function Begin({ text, disabled, running, onBegin }: BeginProps) {
  const button = useRef<HTMLButtonElement>(null);
  usePassedFocus(button);
  return (
    <Button ref={button} disabled={disabled} aria-disabled={running} onClick={running ? undefined : onBegin}>
      {text}
    </Button>
  );
}

/** Nothing is known yet of how far it is. */
function Beginning({ waiting, onCancel }: { waiting: boolean; onCancel: () => void }) {
  const root = useRef<HTMLDivElement>(null);
  usePassedFocus(root);
  return (
    <div ref={root} className={styles.begins} role="status">
      <span>{waiting ? "waiting for the server" : "beginning"}</span>
      <Button small onClick={onCancel}>
        Cancel <kbd>esc</kbd>
      </Button>
    </div>
  );
}
