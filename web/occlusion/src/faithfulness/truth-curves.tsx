import type { FaithfulnessCurves } from "@deconvscope/proto";
import { Curves } from "@deconvscope/viz-curve/react";
import { useWidth } from "@deconvscope/viz-kit/react";
import { useMemo, useRef } from "react";
import styles from "./faithfulness.module.css";
import { mean } from "./faithfulness-state.ts";

/** Pixels taken away, and given back, in the map's order and in random ones. */
export function TruthCurves({ curves, valueName }: { curves: FaithfulnessCurves; valueName: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const deletion = useMemo(
    () => [
      { name: "by the map", values: curves.deletion, area: curves.deletionArea },
      { name: "random", values: curves.randomDeletion, area: mean(curves.randomDeletionAreas), isBaseline: true },
    ],
    [curves],
  );
  const insertion = useMemo(
    () => [
      { name: "by the map", values: curves.insertion, area: curves.insertionArea },
      { name: "random", values: curves.randomInsertion, area: mean(curves.randomInsertionAreas), isBaseline: true },
    ],
    [curves],
  );
  return (
    <div ref={frame} className={styles.curves}>
      {width !== undefined && (
        <>
          <figure>
            <figcaption>Deletion: low is good</figcaption>
            <Curves
              shares={curves.shares}
              curves={deletion}
              shareName="share of the pixels taken away"
              valueName={valueName}
              width={width}
              label="Deletion"
            />
          </figure>
          <figure>
            <figcaption>Insertion: high is good</figcaption>
            <Curves
              shares={curves.shares}
              curves={insertion}
              shareName="share of the pixels given back"
              valueName={valueName}
              width={width}
              label="Insertion"
            />
          </figure>
        </>
      )}
    </div>
  );
}
