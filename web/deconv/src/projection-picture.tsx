import type { RuleName } from "@deconvscope/shell";
import type { Projected } from "./reconstruction.ts";
import styles from "./unit-panel.module.css";

/** One projection on the ground of zero; where rectification leaves nothing, that is said. */
export function ProjectionPicture({ projected, rule }: { projected: Projected | undefined; rule: RuleName }) {
  return (
    <span className={styles.picture}>
      {projected && projected.scale > 0 && (
        <img className="pixels" src={projected.projectionUrl} alt={`Projection under ${rule}`} />
      )}
      {projected?.scale === 0 && <span className={styles.nothing}>Rectification leaves nothing</span>}
    </span>
  );
}
