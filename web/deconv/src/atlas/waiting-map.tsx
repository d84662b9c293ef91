import { Skeleton } from "@deconvscope/shell";
import type { AtlasLook } from "./atlas-look.ts";
import styles from "./map-panel.module.css";

/** A map that will be opened as soon as the list comes. */
export function WaitingMap() {
  return (
    <div aria-hidden="true">
      <Skeleton style={{ height: 20, width: "50%", marginBottom: 18 }} />
      <Skeleton style={{ height: 32, marginBottom: 22 }} />
      <Skeleton zero style={{ aspectRatio: "386 / 255" }} />
    </div>
  );
}

/** As high as the image of a top will be. */
export function WaitingTop({ look }: { look: AtlasLook }) {
  const [height = 1, width = 1] = look.model.summary.inputShape;
  return (
    <div className={styles.top} aria-hidden="true">
      <Skeleton zero style={{ aspectRatio: `${width} / ${height}` }} />
    </div>
  );
}
