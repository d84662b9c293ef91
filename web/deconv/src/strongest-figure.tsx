import {
  Button,
  ErrorNote,
  FigureFrame,
  formatCount,
  navigate,
  ruleNames,
  Segmented,
  StreamProgress,
  type UnitReference,
  useDelayed,
  useTableChoice,
} from "@deconvscope/shell";
import { ProjectionGrid } from "@deconvscope/viz-projection-grid/react";
import { useMemo } from "react";
import { hasPlaces, type Look, layerTitle, mapCount } from "./look.ts";
import { strongestExport } from "./strongest-export.ts";
import styles from "./strongest-figure.module.css";
import { toTiles } from "./to-tiles.ts";
import type { Strongest } from "./use-strongest.ts";

interface StrongestFigureProps {
  look: Look | undefined;
  strongest: Strongest | undefined;
  cancel: () => void;
  retry: () => void;
  unit: UnitReference | undefined;
  pointed: number | undefined;
  onPoint: (channel: number | undefined) => void;
}

/** The strongest maps of the layer on this image, projection beside patch, as the server sends them. */
export function StrongestFigure({ look, strongest, cancel, retry, unit, pointed, onPoint }: StrongestFigureProps) {
  const table = useTableChoice();
  const tiles = useMemo(
    () => toTiles(strongest?.tiles ?? [], look ? hasPlaces(look.layer) : true),
    [strongest?.tiles, look],
  );
  const total = strongest?.total ?? 9;
  const streaming = strongest?.state === "streaming";
  const slow = useDelayed(streaming);
  const figure = useMemo(
    () => (look && strongest && strongest.tiles.length > 0 ? strongestExport(look, strongest) : undefined),
    [look, strongest],
  );
  const what = look && hasPlaces(look.layer) ? "maps" : "units";
  const slots = strongest?.state === "cancelled" || strongest?.state === "failed" ? tiles.length : total;
  return (
    <FigureFrame
      main
      label="Strongest maps"
      title={<h1>{look ? layerTitle(look) : "…"}</h1>}
      aside={look && `${total} strongest of ${formatCount(mapCount(look.layer))} ${what} on this image`}
      controls={
        <Segmented
          label="Rule for the way back through a ReLU"
          options={ruleNames}
          value={look?.rule ?? "deconvnet"}
          onChange={(rule) => navigate({ rule: rule === "deconvnet" ? undefined : rule })}
        />
      }
      table={table}
      figure={figure}
      toCome={strongest === undefined || streaming}
      className={styles.figure}
    >
      {strongest?.problem && (
        <ErrorNote
          title={
            strongest.tiles.length > 0
              ? `${total - strongest.tiles.length} of ${total} maps did not come.`
              : "Nothing was projected."
          }
          problem={strongest.problem}
          action={<Button onClick={retry}>Try again</Button>}
        />
      )}
      <div className={styles.above}>
        {streaming && slow ? (
          <StreamProgress
            done={strongest.tiles.length}
            total={total}
            did="projected"
            elapsed={strongest.elapsed}
            reconnecting={strongest.reconnecting}
            onCancel={cancel}
          />
        ) : strongest?.state === "cancelled" ? (
          <p className={styles.state}>
            Cancelled after {strongest.tiles.length} of {total}.{" "}
            <Button small onClick={retry}>
              Project the rest
            </Button>
          </p>
        ) : (
          <p className={styles.keys}>
            <span>Projection, image patch; mid-grey is 0.</span>
            <span className={`push ${styles.shortcuts}`}>
              <kbd>←</kbd> <kbd>→</kbd> map <kbd>[</kbd> <kbd>]</kbd> layer <kbd>1</kbd> <kbd>2</kbd> <kbd>3</kbd> rule
            </span>
          </p>
        )}
      </div>
      <ProjectionGrid
        tiles={tiles}
        slots={slots}
        selected={unit?.channel}
        highlighted={pointed}
        view={table.shown ? "table" : "pictures"}
        onSelect={(channel) => navigate({ unit: { channel } })}
        onHover={onPoint}
      />
    </FigureFrame>
  );
}
