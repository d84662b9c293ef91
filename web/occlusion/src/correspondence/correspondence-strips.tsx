import type { PartCorrespondence } from "@deconvscope/proto";
import type { ModelView } from "@deconvscope/shell";
import { DistributionStrips } from "@deconvscope/viz-distribution-strip/react";
import { useWidth } from "@deconvscope/viz-kit/react";
import { useMemo, useRef } from "react";
import { layerLabel } from "../panels/map-name.ts";
import styles from "./correspondence.module.css";
import { toStrips } from "./to-strips.ts";

interface CorrespondenceStripsProps {
  model: ModelView;
  parts: readonly PartCorrespondence[];
  /** Their names, in the order of their colours. */
  names: readonly string[];
  draws: number;
  details: string;
}

/** Where each part's Δ lies among those of random places. */
export function CorrespondenceStrips({ model, parts, names, draws, details }: CorrespondenceStripsProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const { columns, rows } = useMemo(
    () => toStrips(parts, names, (layer) => layerLabel(model, layer)),
    [parts, names, model],
  );
  return (
    <div ref={frame} className={styles.strips}>
      {width !== undefined && (
        <DistributionStrips
          columns={columns}
          rows={rows}
          width={width}
          label="Δ of each part and layer among those of random places"
          details={details}
        />
      )}
      <p className={styles.caption}>
        Filled: p ≤ .05, as p = share of the {draws} random draws at or below the part’s Δ. Grey: the draws. Whiskers:
        deviation over the pairs.
      </p>
    </div>
  );
}
