import { formatCount, Segmented } from "@deconvscope/shell";
import { useState } from "react";
import styles from "./new-scan.module.css";

const suggested = 1000;

interface ChooseImagesProps {
  /** Of the split. */
  images: number;
  /** 0: all. */
  value: number;
  onChange: (maxImages: number) => void;
}

/** All images of the split, or the first of them. */
export function ChooseImages({ images, value, onChange }: ChooseImagesProps) {
  const [typed, setTyped] = useState(String(suggested));
  const type = (text: string) => {
    setTyped(text);
    const number = Math.floor(Number(text));
    if (number > 0) onChange(number);
  };
  return (
    <div className={styles.choice}>
      <Segmented
        label="How many images"
        options={["all", "the first"] as const}
        value={value === 0 ? "all" : "the first"}
        onChange={(chosen) => onChange(chosen === "all" ? 0 : Math.max(1, Math.floor(Number(typed)) || suggested))}
      />
      {value === 0 ? (
        <span className="sub num">{formatCount(images)}</span>
      ) : (
        <label>
          <input
            type="number"
            min={1}
            max={images}
            value={typed}
            aria-label="Number of images"
            onChange={(event) => type(event.target.value)}
          />
          <span className="sub num"> of {formatCount(images)}</span>
        </label>
      )}
    </div>
  );
}
