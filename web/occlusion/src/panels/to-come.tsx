import { Skeleton } from "@deconvscope/shell";
import type { PanelProps } from "./panel-props.ts";
import styles from "./panels.module.css";

/** The place of a picture that is still to come; where it will not, a still well that says why. */
export function ToCome({ state, sweep, zero }: Pick<PanelProps, "state" | "sweep"> & { zero?: boolean }) {
  const { model, image, settings } = state;
  const [height = 1, width = 1] = model.value?.summary.inputShape ?? [];
  const shape = { aspectRatio: `${width} / ${height}` };
  const given = settings ? sweep?.state !== "failed" && sweep?.state !== "cancelled" : isWaiting(state);
  return given && !model.problem && !image.problem ? (
    <Skeleton {...(zero ? { zero } : {})} style={shape} />
  ) : (
    <div className={styles.well} style={shape}>
      <span className={styles.why}>{whyNot(sweep)}</span>
    </div>
  );
}

function whyNot(sweep: PanelProps["sweep"]): string {
  if (sweep?.state === "cancelled") return "Cancelled before it came";
  return sweep?.state === "failed" ? "No place was swept" : "Nothing to sweep";
}

function isWaiting({ unknownLayer, unknownClass }: PanelProps["state"]): boolean {
  return unknownLayer === undefined && unknownClass === undefined;
}
