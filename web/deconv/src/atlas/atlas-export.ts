import { type FigureExport, figureTheme, fileName, type ViewState } from "@deconvscope/shell";
import { type AtlasRow, atlasRowsToSvg } from "@deconvscope/viz-atlas-rows/react";
import type { AtlasLook } from "./atlas-look.ts";
import { mapQueryOf } from "./atlas-query.ts";
import { histogramsOf, statisticsTable } from "./map-numbers.ts";
import type { MapRow } from "./map-row.ts";
import { listCall, topsCall } from "./scan-calls.ts";
import { partialWords, scanFacts, scanProvenance } from "./scan-facts.ts";
import { scanProgress } from "./scan-state.ts";

/** Channels that one call may name. */
const mostAtOnce = 64;
const orderInWords = { strongest: "strongest first", selective: "most selective first", purest: "purest first" };

/** What the maps in view leave the page as: their pictures; of all that are listed the numbers. */
export function atlasExport(
  look: AtlasLook,
  view: ViewState,
  maps: readonly MapRow[],
  rows: readonly (AtlasRow | undefined)[],
  [first, last]: readonly [first: number, last: number],
): FigureExport | undefined {
  const query = mapQueryOf(look, view);
  if (!query || maps.length === 0) return undefined;
  const page = rows.slice(first, last + 1).filter((row) => row !== undefined);
  return {
    name: fileName(look.model.summary.name, look.item.label, "atlas", view.order, view.find),
    provenance: scanProvenance(look),
    facts: [
      ...scanFacts(look),
      ...(view.order ? [orderInWords[view.order]] : []),
      ...(view.find ? [`with “${view.find}”`] : []),
      ...(view.firing ? ["firing only"] : []),
    ],
    partial: partialWords(look.scan),
    svg: () =>
      atlasRowsToSvg({ rows: page, images: scanProgress(look.scan).done }, { width: 930, theme: figureTheme() }),
    table: () => statisticsTable(maps, look),
    tensor: async () => histogramsOf(maps),
    call:
      view.view === "table"
        ? listCall(query)
        : topsCall(
            look,
            page.slice(0, mostAtOnce).map(({ channel }) => channel),
          ),
  };
}
