import { Button, type CallProblem } from "@deconvscope/shell";
import { useRef } from "react";
import { CheckedLayers } from "./checked-layers.tsx";
import styles from "./new-run.module.css";
import { lineOf, placePath } from "./place-problem.ts";
import { refusedField } from "./refused-field.ts";
import { useArchitectureCheck } from "./use-architecture-check.ts";

interface ArchitectureEditorProps {
  label: string;
  json: string;
  dataset: string;
  inputSize: number;
  refused?: CallProblem | undefined;
  /** The field in the request: "from_scratch.architecture". */
  path: string;
  onChange: (json: string) => void;
}

/** An architecture as JSON, its shapes beside it as they are typed; what does not fit is said, and found in the text. */
export function ArchitectureEditor({
  label,
  json,
  dataset,
  inputSize,
  refused,
  path,
  onChange,
}: ArchitectureEditorProps) {
  const text = useRef<HTMLTextAreaElement>(null);
  const check = useArchitectureCheck(json, dataset, inputSize);
  const { answer, settled } = check;
  const offset = settled && answer?.problem ? (answer.problemOffset ?? placePath(json, answer.problemPath)) : undefined;
  const at = offset === undefined ? undefined : lineOf(json, offset);
  const show = () => {
    if (offset === undefined || !text.current) return;
    text.current.focus();
    text.current.setSelectionRange(offset, Math.min(json.length, offset + 1));
    const line = (at?.line ?? 1) - 1;
    text.current.scrollTop = Math.max(0, line * 16 - text.current.clientHeight / 2);
  };
  const refusal = refusedField(refused, path);
  return (
    <div className={styles.editor}>
      <textarea
        ref={text}
        aria-label={label}
        aria-invalid={settled && Boolean(answer?.problem)}
        spellCheck={false}
        value={json}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className={styles.checked} aria-live="polite" data-settled={settled}>
        {refusal && <p className={styles.wrong}>{refusal}</p>}
        {check.problem && <p className={styles.wrong}>{check.problem.message}</p>}
        {answer?.problem && (
          <p className={styles.wrong}>
            {answer.problem}
            {answer.problemPath && (
              <>
                {" "}
                <code>{answer.problemPath}</code>
              </>
            )}
            {at && (
              <Button small look="quiet" onClick={show}>
                line {at.line}, column {at.column}
              </Button>
            )}
          </p>
        )}
        {answer && <CheckedLayers answer={answer} />}
      </div>
    </div>
  );
}
