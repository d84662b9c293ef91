import { Curves } from "@deconvscope/viz-curve/react";
import { useWidth } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import styles from "./faithfulness.module.css";
import type { TruthPlot } from "./truth-plots.ts";

interface TruthCurvesProps {
  plots: readonly TruthPlot[];
  /** Id of the table with the same numbers. */
  details: string;
}

/** Pixels taken away, and given back, in the map's order and in random ones. */
export function TruthCurves({ plots, details }: TruthCurvesProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  return (
    <div ref={frame} className={styles.curves}>
      {width !== undefined &&
        plots.map(({ title, ...plot }) => (
          <figure key={title}>
            <figcaption>{title}</figcaption>
            <Curves {...plot} width={width} details={details} />
          </figure>
        ))}
    </div>
  );
}
