import { Button, type CallProblem, ErrorNote, navigate } from "@deconvscope/shell";
import { defaultPatch, defaultStride } from "../sweep/default-settings.ts";
import type { SweepSettings } from "../sweep/sweep-settings.ts";

interface SweepNoteProps {
  settings: SweepSettings;
  problem: CallProblem;
  /** An earlier sweep stays in its place. */
  stays?: SweepSettings | undefined;
  onRetry: () => void;
}

/** Why a sweep failed, with the likely thing to do. */
export function SweepNote({ settings, problem: failed, stays, onRetry }: SweepNoteProps) {
  const [height = 1, width = 1] = settings.model.summary.inputShape;
  const short = Math.min(height, width);
  const problem = stays ? { ...failed, message: `${endSentence(failed.message)} ${whatStays(stays)}` } : failed;
  const tooLarge = settings.patch > short || settings.stride > short;
  if (!tooLarge) {
    return (
      <ErrorNote
        title="The sweep did not come to its end."
        problem={problem}
        action={<Button onClick={onRetry}>Try again</Button>}
      />
    );
  }
  const field = settings.patch > short ? "patch" : "stride";
  const fitting = field === "patch" ? defaultPatch(short) : defaultStride(short);
  return (
    <ErrorNote
      title={field === "patch" ? "The square is larger than the image." : "The stride is larger than the image."}
      problem={problem}
      action={<Button onClick={() => navigate({ [field]: undefined })}>Use {fitting} px</Button>}
    />
  );
}

function whatStays({ patch, stride }: SweepSettings): string {
  return `The last sweep, with a square of ${patch} px every ${stride} px, stays below.`;
}

function endSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
