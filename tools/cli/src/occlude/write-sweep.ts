import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { toJson } from "@bufbuild/protobuf";
import { ProvenanceSchema, type Tensor } from "@deconvscope/proto";
import { csvLine } from "../export/csv-line.ts";
import { provenanceFile } from "../export/make-folder.ts";
import { encodeNpy } from "../output/encode-npy.ts";
import type { Sweep, Tile } from "./collect-sweep.ts";
import { encodePanel, enlargePanel, panelZoom } from "./encode-panel.ts";
import { paintClasses, paintMap, rankClasses, spreadClasses } from "./paint-maps.ts";
import type { SeenImage } from "./seen-image.ts";

/** A sweep, and what it is shown with. */
export interface SweepFigure {
  /** As the command line names it. */
  readonly image: string;
  readonly seen: SeenImage;
  readonly sweep: Sweep;
  /** The model's. */
  readonly labels: readonly string[];
  /** Where the probability is lowest. */
  readonly lowest: Tile;
}

/** Writes the five panels of the paper's figure 7, the numbers, and what made them. */
export async function writeSweep(figure: SweepFigure, folder: string): Promise<void> {
  const { image, sweep } = figure;
  const { start, summary } = sweep;
  const write = (file: string, content: Uint8Array | string) => writeFile(join(folder, file), content);
  for (const [file, png] of Object.entries(await drawPanels(figure))) await write(file, png);
  await write("tiles.csv", tableOf(figure));
  const maps = { "probability.npy": summary.probability, "activity.npy": summary.activity };
  for (const [file, tensor] of Object.entries(maps)) await write(file, encodeNpy(shapeOf(tensor), bytesOf(tensor)));
  await write("top-class.npy", encodeNpy(shapeOf(summary.topClass), bytesOf(summary.topClass), "<i4"));
  const { provenance, $typeName: _, $unknown: __, ...unoccluded } = start;
  const made =
    provenance === undefined ? undefined : toJson(ProvenanceSchema, provenance, { alwaysEmitImplicit: true });
  const { dropOnParts, partsArea } = summary;
  const said = { image, unoccluded: { ...unoccluded, unit: plainUnit(sweep) }, dropOnParts, partsArea };
  await write(provenanceFile, `${JSON.stringify({ ...said, provenance: made }, null, 2)}\n`);
}

/** The PNGs by their files' names. */
async function drawPanels({ seen, sweep, lowest }: SweepFigure): Promise<Record<string, Uint8Array>> {
  const { start, tiles, summary } = sweep;
  const zoom = panelZoom(start.height, start.width);
  const mark = { top: lowest.top, left: lowest.left, patch: start.patch };
  const classes = spreadClasses(
    Int32Array.from(tiles, ({ topClass }) => topClass),
    start,
  );
  const ranked = rankClasses(tiles.map(({ topClass }) => topClass));
  return {
    "a-image.png": await encodePanel(seen.pixels, seen, zoom, mark),
    "b-activity.png": await encodePanel(paintFrom(summary.activity, start.activity), start, zoom),
    "c-projection.png": await enlargePanel(summary.projectionPng, zoom),
    "d-probability.png": await encodePanel(paintFrom(summary.probability, start.probability), start, zoom),
    "e-class.png": await encodePanel(paintClasses(classes, ranked), start, zoom),
  };
}

/** From 0 to the largest there is, without a square or with one. */
function paintFrom(tensor: Tensor | undefined, unoccluded: number): Uint8Array {
  const values = new Float32Array(bytesOf(tensor).slice().buffer);
  return paintMap(
    values,
    values.reduce((most, value) => Math.max(value, most), unoccluded),
  );
}

const columns = [
  "row",
  "column",
  "top",
  "left",
  "probability",
  "top_class",
  "top_label",
  "top_probability",
  "activity",
];

function tableOf({ sweep, labels }: SweepFigure): string {
  const rows = sweep.tiles.map(({ row, column, top, left, probability, topClass, topProbability, activity }) =>
    csvLine([row, column, top, left, probability, topClass, labels[topClass] ?? "", topProbability, activity]),
  );
  return csvLine(columns) + rows.join("");
}

function plainUnit({ start: { unit } }: Sweep) {
  return unit === undefined ? undefined : { layer: unit.layer, channel: unit.channel, y: unit.y, x: unit.x };
}

function shapeOf(tensor: Tensor | undefined): readonly number[] {
  return tensor?.shape ?? [0, 0];
}

function bytesOf(tensor: Tensor | undefined): Uint8Array {
  return tensor?.data ?? new Uint8Array();
}
