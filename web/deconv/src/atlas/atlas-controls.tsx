import {
  Button,
  Combobox,
  formatCount,
  type MapOrderName,
  navigate,
  Segmented,
  useViewState,
} from "@deconvscope/shell";
import type { Ref } from "react";
import styles from "./atlas.module.css";
import type { AtlasLook } from "./atlas-look.ts";
import type { MapRows } from "./use-map-rows.ts";

const orders: readonly MapOrderName[] = ["strongest", "selective", "purest"];

interface AtlasControlsProps {
  look: AtlasLook;
  maps: MapRows;
  /** Images that are done. */
  done: number;
  find: Ref<HTMLInputElement>;
}

/** Which maps are listed, in which order. */
export function AtlasControls({ look, maps, done, find }: AtlasControlsProps) {
  const { view } = useViewState();
  const { labels } = look;
  const byItself = view?.find === undefined ? "channel" : "class";
  const moving = view?.order !== undefined || view?.find !== undefined || view?.firing !== undefined;
  const outdated = moving && maps.total !== undefined && !maps.loading && maps.orderedAt !== done;
  return (
    <div className={styles.controls}>
      {labels.length > 0 && (
        <Combobox
          ref={find}
          label="Maps that a class excites"
          placeholder="Maps that love …"
          options={labels}
          value={view?.find}
          onChoose={(label) => navigate({ find: label, unit: undefined })}
        />
      )}
      <Segmented
        label="Order of the maps"
        options={[byItself, ...orders]}
        value={view?.order ?? byItself}
        onChange={(order) =>
          navigate({ order: orders.find((name) => name === order), unit: undefined }, { replace: true })
        }
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={view?.firing === "only"}
          onChange={(event) => navigate({ firing: event.target.checked ? "only" : undefined }, { replace: true })}
        />
        firing only
      </label>
      <span className={styles.ordered} aria-live="polite">
        {outdated && (
          <>
            in the order of {formatCount(maps.orderedAt)} images
            <Button small onClick={maps.orderAnew}>
              Order anew
            </Button>
          </>
        )}
      </span>
    </div>
  );
}
