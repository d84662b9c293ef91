import { join } from "node:path";
import sharp from "sharp";
import { drawNotes, drawWhite, wrapNotes } from "../export/draw-sheet.ts";
import { encodePngRows } from "../export/encode-png-rows.ts";
import type { FileNames } from "../export/file-names.ts";
import { notesLineHeight } from "../export/sheet-layout.ts";
import { writeWhole } from "../output/write-file.ts";
import { drawHeading, drawMapRow } from "./draw-grid.ts";
import { type GridLayout, gridMargin, layOutGrid } from "./grid-layout.ts";
import type { EvolutionStep, MapEvolution } from "./read-evolution.ts";

/**
 * Writes a layer as the paper's figure 4 has it: a row a map, a column a snapshot; of several pages where one would be too
 * wide.
 * @returns the files' names
 */
export async function writeGrids(
  folder: string,
  names: FileNames,
  steps: readonly EvolutionStep[],
  maps: readonly MapEvolution[],
  describe: (shown: readonly EvolutionStep[]) => { readonly notes: readonly string[]; readonly text: string },
): Promise<string[]> {
  const layout = layOutGrid(steps.length, await longestSideOf(maps));
  const files: string[] = [];
  for (let from = 0; from < steps.length; from += layout.columns) {
    const shown = steps.slice(from, from + layout.columns);
    const rows = maps.map((map) => ({ ...map, states: map.states.slice(from, from + layout.columns) }));
    const { notes, text } = describe(shown);
    const lines = wrapNotes(notes, layout.width);
    const height = 2 * gridMargin + layout.heading + rows.length * layout.row + lines.length * notesLineHeight;
    const file = `${names.take(maps[0]?.layer ?? "")}.png`;
    const head = { width: layout.width, height, text: { Provenance: text } };
    await writeWhole(join(folder, file), encodePngRows(head, drawPage(layout, shown, rows, lines)));
    files.push(file);
  }
  return files;
}

async function* drawPage(
  layout: GridLayout,
  shown: readonly EvolutionStep[],
  rows: readonly MapEvolution[],
  lines: readonly string[],
): AsyncGenerator<Uint8Array> {
  yield drawWhite(layout.width, gridMargin);
  yield await drawHeading(
    layout,
    shown.map(({ snapshot }) => snapshot.epoch),
  );
  for (const map of rows) yield await drawMapRow(layout, map);
  yield await drawNotes(layout.width, lines);
  yield drawWhite(layout.width, gridMargin);
}

async function longestSideOf(maps: readonly MapEvolution[]): Promise<number> {
  let longest = 1;
  for (const state of maps.flatMap(({ states }) => states)) {
    if (state === undefined || state.projectionPng.length === 0) continue;
    const { width = 1, height = 1 } = await sharp(state.projectionPng).metadata();
    longest = Math.max(longest, width, height);
  }
  return longest;
}
