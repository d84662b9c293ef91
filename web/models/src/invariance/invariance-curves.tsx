import { type TransformReference, transformNames } from "@deconvscope/shell";
import {
  type CurveFamilyData,
  type FamilyMarker,
  formatAmount,
  formatDistance,
  readFamily,
} from "@deconvscope/viz-curve-family";
import { CurveFamily } from "@deconvscope/viz-curve-family/react";
import { useState } from "react";
import styles from "./invariance.module.css";

interface InvarianceCurvesProps {
  data: CurveFamilyData;
  /** Where the hand is, the image's name, and what was read there. */
  marker: FamilyMarker;
  highlighted: string | undefined;
  onMove: (moved: TransformReference, rests: boolean) => void;
}

/** The curves with a marker that a hand moves; what the pointer is over is read below. */
export function InvarianceCurves({ data, marker, highlighted, onMove }: InvarianceCurvesProps) {
  const [pointed, setPointed] = useState<FamilyMarker>();
  return (
    <>
      <CurveFamily
        {...data}
        marker={marker}
        highlighted={highlighted}
        label="Distance of features by how far the image is moved"
        onPoint={setPointed}
        onMove={({ column, amount }, rests) => {
          const transform = transformNames.find((name) => name === column);
          if (transform) onMove({ transform, amount }, rests);
        }}
      />
      <p className={styles.pointed}>{pointed && pointedText(data, pointed)}</p>
    </>
  );
}

/** "Shift right 30 px: conv1, relative distance 0.93; P(class) 0.40, mean of 5" */
function pointedText(data: CurveFamilyData, pointed: FamilyMarker): string {
  const column = data.columns.find(({ id }) => id === pointed.column);
  const read = readFamily(data, pointed).flatMap(({ title, values, mean }) => {
    const value = data.meanName === undefined ? (values[0] ?? Number.NaN) : mean;
    return Number.isFinite(value) ? [`${title} ${formatDistance(value)}`] : [];
  });
  if (!column || read.length === 0) return "";
  const what = `${column.title} ${formatAmount(column, pointed.amount)}`;
  return `${what}, ${data.meanName ?? data.lines[0]?.name ?? ""}: ${read.join("; ")}`;
}
