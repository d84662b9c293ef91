import type { Dataset } from "@deconvscope/proto";
import { useId } from "react";
import { formatCount } from "../format/format-number.ts";
import styles from "./dataset-picker.module.css";

/** A dataset's images that belong together. */
export interface DatasetSplit {
  dataset: string;
  split: string;
}
interface DatasetPickerProps {
  datasets: readonly Dataset[];
  value: DatasetSplit | undefined;
  onChange: (place: DatasetSplit) => void;
}

/** Every registered dataset with its splits, labels and image counts; one split is chosen. */
export function DatasetPicker({ datasets, value, onChange }: DatasetPickerProps) {
  const group = useId();
  return (
    <div role="radiogroup" aria-label="Dataset and split" className={styles.picker}>
      {datasets.flatMap((dataset) =>
        dataset.splits.map((split) => (
          <label key={`${dataset.name}:${split.name}`} className={styles.place}>
            <input
              type="radio"
              name={group}
              disabled={split.images === 0}
              checked={value?.dataset === dataset.name && value.split === split.name}
              onChange={() => onChange({ dataset: dataset.name, split: split.name })}
            />
            <code>{dataset.name}</code>
            <span>{split.name}</span>
            <span className="push num">{formatCount(split.images)} images</span>
            <span className={styles.labels}>{describeLabels(dataset)}</span>
          </label>
        )),
      )}
    </div>
  );
}

function describeLabels({ labels, problems }: Dataset): string {
  const named = labels.length === 0 ? "no labels" : `${formatCount(labels.length)} labels`;
  return problems.length === 0 ? named : `${named}, ${formatCount(problems.length)} unreadable`;
}
