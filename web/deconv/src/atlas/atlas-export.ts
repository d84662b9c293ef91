import { type FigureExport, figureTheme, fileName, type ViewState } from "@deconvscope/shell";
import { atlasRowsToSvg } from "@deconvscope/viz-atlas-rows/react";
import type { AtlasLook } from "./atlas-look.ts";
import { listEveryMap } from "./list-maps.ts";
import { histogramsOf, statisticsTable } from "./map-numbers.ts";
import { listCall, topsCall } from "./scan-calls.ts";
import { partialWords, scanFacts, scanProvenance } from "./scan-facts.ts";
import { scanProgress } from "./scan-state.ts";
import { type AtlasRowCache, leastTops } from "./to-atlas-rows.ts";
import type { AtlasMaps } from "./use-atlas-maps.ts";

/** Channels that one call may name. */
const mostAtOnce = 64;
const orderInWords = { strongest: "strongest first", selective: "most selective first", purest: "purest first" };

/** What the maps in view leave the page as: their pictures; of all that are listed the numbers. Files wait for what is still to come. */
export function atlasExport(
  look: AtlasLook,
  view: ViewState,
  { query, maps, tops, shown: [first, last] }: AtlasMaps,
  cache: AtlasRowCache,
  named: boolean,
): FigureExport | undefined {
  if (!query || maps.rows.length === 0) return undefined;
  const { done } = scanProgress(look.scan);
  const every = async () => (maps.complete ? maps.rows : listEveryMap(query, done));
  const inView = maps.rows.slice(first, last + 1);
  return {
    name: fileName(look.model.summary.name, look.item.label, "atlas", view.order, view.find),
    provenance: scanProvenance(look),
    facts: [
      ...scanFacts(look),
      ...(view.order ? [orderInWords[view.order]] : []),
      ...(view.find ? [`with “${view.find}”, underlined`] : []),
      ...(view.firing ? ["firing only"] : []),
    ],
    partial: partialWords(look.scan),
    svg:
      inView.length === 0
        ? undefined
        : async (tell) => {
            const page = (await every()).slice(first, last + 1);
            const firing = page.filter((map) => map.firing > 0);
            const wanted = firing.map((map) => ({ channel: map.channel, least: leastTops(map, look.scan.k) }));
            const found = await tops.gather(wanted, tell);
            const rows = page.flatMap((map) => cache.rowOf(map, found.get(map.channel)) ?? []);
            return atlasRowsToSvg({ rows, images: done, named }, { width: 930, theme: figureTheme() });
          },
    table: async () => statisticsTable(await every(), look),
    tensor: async () => histogramsOf(await every()),
    call:
      view.view === "table"
        ? listCall(query)
        : topsCall(
            look,
            inView.slice(0, mostAtOnce).map(({ channel }) => channel),
          ),
  };
}
