import { Histogram } from "@deconvscope/viz-histogram/react";
import { useMemo } from "react";
import type { MapRow } from "./map-row.ts";
import type { MapTop } from "./map-top.ts";

interface MapHistogramProps {
  row: MapRow;
  tops: readonly MapTop[];
  table: boolean;
}

/** How strongly the map fires on each image, with its strongest and half of its maximum marked. */
export function MapHistogram({ row, tops, table }: MapHistogramProps) {
  // Of a running scan the tops may be newer than the numbers.
  const strongest = useMemo(
    () => tops.map(({ activation }) => activation).filter((activation) => activation <= row.maximum),
    [tops, row.maximum],
  );
  return (
    <section aria-label="Strongest activation on each image">
      <h3>Strongest activation on each image</h3>
      <Histogram
        counts={row.histogram}
        maximum={row.maximum}
        tops={strongest}
        aboveHalf={row.aboveHalf}
        firing={row.firing}
        height={132}
        view={table ? "table" : "chart"}
      />
    </section>
  );
}
