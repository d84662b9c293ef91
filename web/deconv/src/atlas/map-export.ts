import { type ExportProgress, type FigureExport, figureTheme, fileName } from "@deconvscope/shell";
import { topActivationsToSvg } from "@deconvscope/viz-top-activations/react";
import { hasPlaces, unitWord } from "../look.ts";
import { type AtlasLook, labelName } from "./atlas-look.ts";
import { histogramsOf } from "./map-numbers.ts";
import { topsCall } from "./scan-calls.ts";
import { partialWords, scanFacts, scanProvenance } from "./scan-facts.ts";
import { leastTops } from "./to-atlas-rows.ts";
import { toTopActivations } from "./to-top-activations.ts";
import type { OpenedMap } from "./use-opened-map.ts";

/** What the opened map leaves the page as: its tops as pictures and rows, its histogram as numbers. */
export function mapExport(look: AtlasLook, { channel, row, tops, gather }: OpenedMap): FigureExport {
  const { model, item, rule, layer, scan } = look;
  const least = row ? leastTops(row, scan.k) : 0;
  const gathered = async (tell: ExportProgress) => (await gather([{ channel, least }], tell)).get(channel)?.tops ?? [];
  const places = hasPlaces(layer);
  return {
    name: fileName(model.summary.name, item.label, channel, "top", rule),
    provenance: tops?.provenance ?? scanProvenance(look),
    facts: [...scanFacts(look), `${unitWord(layer)} ${channel}`],
    partial: partialWords(scan),
    svg:
      least > 0
        ? async (tell) =>
            topActivationsToSvg(
              { tops: toTopActivations(await gathered(tell), look), slots: scan.k },
              { width: 780, theme: figureTheme() },
            )
        : undefined,
    table: async (tell) => ({
      columns: [
        ...["rank", "activation", "dataset", "split", "image", "labels", "y", "x"],
        ...["field_x", "field_y", "field_width", "field_height", "scale"],
      ],
      rows: (await gathered(tell)).map(({ rank, activation, index, labels, y, x, field, scale }) => [
        rank,
        activation,
        scan.dataset,
        scan.split,
        index,
        labels.map((label) => labelName(look, label)).join("; "),
        ...(places ? [y, x] : ["", ""]),
        ...[field.x, field.y, field.width, field.height, scale],
      ]),
    }),
    tensor: row ? async () => histogramsOf([row]) : undefined,
    call: topsCall(look, [channel]),
  };
}
