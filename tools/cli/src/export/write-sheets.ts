import { join } from "node:path";
import type { GetModelResponse } from "@deconvscope/proto";
import { writeWhole } from "../output/write-file.ts";
import { describeSheet, type WrittenLayer } from "./describe-export.ts";
import { drawMapRow, drawNotes, drawWhite, wrapNotes } from "./draw-sheet.ts";
import { encodePngRows } from "./encode-png-rows.ts";
import type { ExportedLayer, ExportJob } from "./export-job.ts";
import { FileNames } from "./file-names.ts";
import { type MapTops, readMapTops } from "./read-map-tops.ts";
import { layOutSheet, notesLineHeight, type SheetLayout, sheetMargin } from "./sheet-layout.ts";
import { sheetNotes } from "./sheet-notes.ts";

/**
 * Writes each layer's maps as a contact sheet, of several pages where one would be too large: relu5.png, relu5-2.png.
 * One row of maps is in memory, beside one page of the server's.
 */
export async function writeSheets(job: ExportJob, folder: string): Promise<WrittenLayer[]> {
  const { models, terminal, call } = job.session;
  const model = await models.getModel({ model: job.scan.model }, call);
  if ((await drawNotes(100, ["0123456789"])).every((value) => value === 255)) {
    terminal.note("no font is installed here: the sheets have neither numbers nor footnotes");
  }
  const names = new FileNames();
  const written: WrittenLayer[] = [];
  for (const layer of job.layers) written.push(await writeSheet(job, layer, layOut(job, layer, model), folder, names));
  return written;
}

function layOut({ scan, side }: ExportJob, { name, channels }: ExportedLayer, model: GetModelResponse): SheetLayout {
  const [inputHeight = 1, inputWidth = 1] = model.summary?.inputShape ?? [];
  const { height = 1, width = 1 } = model.layers.find((layer) => layer.name === name)?.receptiveField ?? {};
  const longest = Math.max(1, Math.min(height, inputHeight), Math.min(width, inputWidth));
  return layOutSheet(channels.length, scan.k, side === 0 ? longest : Math.min(side, longest));
}

async function writeSheet(
  job: ExportJob,
  layer: ExportedLayer,
  layout: SheetLayout,
  folder: string,
  names: FileNames,
): Promise<WrittenLayer> {
  const { scan, rule } = job;
  const { width } = layout;
  const maps = readMapTops(job, layer);
  const total = layer.channels.length;
  const files: string[] = [];
  let { provenance } = scan;
  for (let shown = 0; shown < total; shown += layout.columns * layout.rows) {
    const count = Math.min(layout.columns * layout.rows, total - shown);
    const first = await take(maps, Math.min(layout.columns, count));
    provenance = first[0]?.provenance;
    const notes = wrapNotes(sheetNotes(scan, layer.name, rule, provenance), width);
    const rows = Math.ceil(count / layout.columns) * layout.row;
    const height = 2 * sheetMargin + rows + notes.length * notesLineHeight;
    const text = { Provenance: describeSheet(scan, layer.name, provenance) };
    const file = `${names.take(layer.name)}.png`;
    const bands = drawPage(layout, scan.k, { first, maps, count, notes });
    await writeWhole(join(folder, file), encodePngRows({ width, height, text }, bands));
    files.push(file);
  }
  return { layer: layer.name, files, maps: total, provenance };
}

/** What a page shows: its first row of maps, where the others come from, how many they are together, its footnote. */
interface PageContent {
  readonly first: readonly MapTops[];
  readonly maps: AsyncGenerator<MapTops>;
  readonly count: number;
  readonly notes: readonly string[];
}

/** A page from its top, [rows, width, 3] sRGB a band. */
async function* drawPage(
  layout: SheetLayout,
  k: number,
  { first, maps, count, notes }: PageContent,
): AsyncGenerator<Uint8Array> {
  yield drawWhite(layout.width, sheetMargin);
  let row = first;
  for (let left = count; left > 0; left -= row.length) {
    if (left < count) row = await take(maps, Math.min(layout.columns, left));
    yield await drawMapRow(layout, k, row);
  }
  yield await drawNotes(layout.width, notes);
  yield drawWhite(layout.width, sheetMargin);
}

/** The next maps; the generator stays open. */
async function take(maps: AsyncGenerator<MapTops>, count: number): Promise<MapTops[]> {
  const taken: MapTops[] = [];
  while (taken.length < count) {
    const { done, value } = await maps.next();
    if (done) throw new RangeError(`expected ${count} maps more, got ${taken.length}`);
    taken.push(value);
  }
  return taken;
}
