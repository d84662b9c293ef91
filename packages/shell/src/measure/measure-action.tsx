import type { Progress } from "@deconvscope/proto";
import { Button } from "../controls/button.tsx";
import { StreamProgress } from "../state/stream-progress.tsx";
import { useDelayed } from "../state/use-delayed.ts";
import type { Measurement } from "./use-measurement.ts";

interface MeasureActionProps {
  measurement: Measurement<{ progress: Progress | undefined }>;
  /** What begins it: "Measure". */
  verb: string;
  disabled?: boolean;
}

/** The button that begins a measurement; while it runs, how far it is and Cancel. */
export function MeasureAction({ measurement, verb, disabled }: MeasureActionProps) {
  const { phase, state, begin, cancel } = measurement;
  const running = phase === "running";
  const slow = useDelayed(running);
  if (running && slow && state.progress) {
    const { done, total, rate } = state.progress;
    return <StreamProgress done={Number(done)} total={Number(total)} did="" rate={rate} onCancel={cancel} />;
  }
  return (
    <Button disabled={disabled || running} onClick={begin}>
      {phase === "idle" || running ? verb : `${verb} again`}
    </Button>
  );
}
