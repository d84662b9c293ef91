import { Button, formatShort } from "@deconvscope/shell";
import styles from "./new-run.module.css";
import { useArchitectureCheck } from "./use-architecture-check.ts";

interface VariantRowProps {
  name: string;
  json: string;
  dataset: string;
  inputSize: number;
  chosen: boolean;
  open: boolean;
  onToggle: (chosen: boolean) => void;
  onOpen: () => void;
}

/** A variant: whether it is trained, how large it is, and what does not fit. */
export function VariantRow({ name, json, dataset, inputSize, chosen, open, onToggle, onOpen }: VariantRowProps) {
  const { answer } = useArchitectureCheck(json, dataset, inputSize);
  return (
    <li>
      <label className={styles.choice}>
        <input type="checkbox" checked={chosen} onChange={(event) => onToggle(event.target.checked)} />
        {name}
      </label>
      <span className={answer?.problem ? styles.wrong : "dim num"}>
        {answer && (answer.problem || `${formatShort(answer.parameters)} parameters`)}
      </span>
      <Button small look="quiet" disabled={!chosen} aria-expanded={open} aria-label={`Edit ${name}`} onClick={onOpen}>
        {open ? "Close" : "Edit"}
      </Button>
    </li>
  );
}
