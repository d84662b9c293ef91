import { Button } from "@deconvscope/shell";
import { useRef } from "react";
import { Field } from "./field.tsx";
import { describeLabels, labelLines, readLabels } from "./import-fields.ts";
import styles from "./import-form.module.css";

interface LabelsFieldProps {
  labels: string;
  /** The file's own. */
  said: readonly string[];
  problem: string | undefined;
  onChange: (labels: string) => void;
}

/** Names of the classes, typed or from a file of them. */
export function LabelsField({ labels, said, problem, onChange }: LabelsFieldProps) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <Field label="Labels, one a line" hint={describeLabels(readLabels(labels), said)} problem={problem}>
        <textarea value={labels} onChange={(event) => onChange(event.target.value)} />
      </Field>
      <div className={styles.actions}>
        <input
          ref={chooser}
          hidden
          type="file"
          accept=".txt,.json,text/plain,application/json"
          onChange={(event) => void event.target.files?.[0]?.text().then((content) => onChange(labelLines(content)))}
        />
        <Button small look="quiet" onClick={() => chooser.current?.click()}>
          Labels from a file
        </Button>
      </div>
    </>
  );
}
