import type { Run } from "@deconvscope/proto";
import { dataUrl, type FigureExport, figureTheme, fileName } from "@deconvscope/shell";
import { evolutionGridToSvg, evolutionRows } from "@deconvscope/viz-evolution-grid";
import type { EvolutionGridData } from "./evolution-grid-data.ts";
import type { Evolution } from "./evolution-state.ts";

/** px of an exported grid. */
const width = 1100;

/**
 * What the grid leaves the page as; nothing before the first snapshot.
 * @param gridOf the grid with pictures under other addresses
 */
export function evolutionExport(
  run: Run,
  { snapshots, provenance }: Evolution,
  gridOf: (urlOf: (png: Uint8Array) => string) => EvolutionGridData,
): FigureExport | undefined {
  const data = gridOf(() => "");
  const last = snapshots.at(-1)?.snapshot;
  if (!last) return undefined;
  const { dataset = "", split = "", options } = run.request ?? {};
  const known = data.snapshots.filter(({ due }) => due === undefined);
  const planned = data.snapshots.length;
  return {
    name: fileName(run.id, "evolution"),
    provenance,
    facts: [
      `run ${run.id}`,
      `seed ${options?.seed ?? 0}`,
      `${dataset} ${split} ${last.probeImages}`,
      "rule deconvnet",
      "seed activation",
      "scale ±98.5th pct.",
    ],
    partial: known.length < planned ? `partial: ${known.length} of ${planned} snapshots` : undefined,
    svg: () => evolutionGridToSvg(gridOf(dataUrl), { width, theme: figureTheme() }),
    table: () => ({
      columns: ["layer", "map", "epoch", "activation", "image", "jump", "layer_change"],
      rows: evolutionRows(data.snapshots, data.layers).map(
        ({ layer, channel, epoch, activation, image, jump, change }) => [
          layer,
          channel,
          epoch,
          activation,
          image,
          jump ? 1 : 0,
          change ?? "",
        ],
      ),
    }),
    tensor: async () => {
      const rows = data.layers.map(({ changes }) => known.map((_, column) => changes[column] ?? Number.NaN));
      return {
        values: Float32Array.from(rows.flat()),
        shape: [rows.length, known.length],
        holds: "mean cosine distance of a layer’s projections from the snapshot before; NaN: not measured",
        axes: [data.layers.map(({ name }) => name), known.map(({ epoch }) => epoch)],
      };
    },
    call: {
      service: "TrainingService",
      method: "GetEvolution",
      request: { runId: run.id, maps: provenance ? mapsOf(provenance.parametersJson) : [] },
    },
  };
}

function mapsOf(parametersJson: string): unknown[] {
  const parameters: unknown = JSON.parse(parametersJson);
  const maps = typeof parameters === "object" && parameters !== null && "maps" in parameters ? parameters.maps : [];
  return Array.isArray(maps) ? maps : [];
}
