import { useViewState } from "@deconvscope/shell";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { AtlasLook } from "./atlas-look.ts";
import { mapQueryOf } from "./atlas-query.ts";
import type { MapQuery } from "./map-row.ts";
import type { MapVersions } from "./map-versions.ts";
import { scanProgress } from "./scan-state.ts";
import { type MapRows, useMapRows } from "./use-map-rows.ts";
import { useMapTops } from "./use-map-tops.ts";

/** Rows' pictures at twice their size. */
const thumbnailSide = 96;

/** Rows that fly past are not asked for: milliseconds until a range counts. */
const settled = 60;

/** The listed maps, the pictures of those in view, and which these are. */
export interface AtlasMaps {
  /** What is listed; undefined where the address asks for a class that is not there. */
  query: MapQuery | undefined;
  maps: MapRows;
  tops: ReturnType<typeof useMapTops>;
  /** Numbers of the first and last row in view. */
  shown: readonly [first: number, last: number];
  onRange: (first: number, last: number) => void;
  /** Every picture in view is there. */
  drawn: boolean;
}

/** Lists the maps of the look; numbers and pictures are kept up to date for the rows in view. */
export function useAtlasMaps(
  look: AtlasLook | undefined,
  opened: number | undefined,
  versions: MapVersions,
): AtlasMaps {
  const { view } = useViewState();
  const [shown, setShown] = useState<readonly [number, number]>([0, -1]);
  const query = look && mapQueryOf(look, view ?? {});
  const { done } = look ? scanProgress(look.scan) : { done: 0 };
  const [inView, setInView] = useState<readonly number[]>([]);
  const wanted = opened === undefined || inView.includes(opened) ? inView : [...inView, opened];
  const maps = useMapRows(query, done, wanted);
  const now = useMemo(() => maps.rows.slice(shown[0], shown[1] + 1).map(({ channel }) => channel), [maps.rows, shown]);
  if (now.join() !== inView.join()) setInView(now);
  const tops = useMapTops(
    look && { scanId: look.scan.id, layer: look.layer.name, rule: look.rule, side: thumbnailSide },
    view?.view === "table" ? noMaps : inView,
    versions,
  );
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onRange = useCallback((first: number, last: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown([first, last]), settled);
  }, []);
  const drawn = inView.length > 0 && inView.every((channel) => tops.topsOf(channel) !== undefined);
  return { query, maps, tops, shown, onRange, drawn };
}
const noMaps: readonly number[] = [];
