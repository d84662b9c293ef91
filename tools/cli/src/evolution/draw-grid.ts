import type { FeatureEvolution } from "@deconvscope/proto";
import { drawShapes, drawText, pastePicture } from "../export/draw-sheet.ts";
import { columnLeft, type GridLayout, gridMargin } from "./grid-layout.ts";
import type { MapEvolution } from "./read-evolution.ts";

const jumpFrame = "#d95f02";

/** Draws the epochs over the columns. @returns [layout.heading, layout.width, 3] sRGB */
export function drawHeading(layout: GridLayout, epochs: readonly number[]): Promise<Uint8Array> {
  const texts = epochs.map((epoch, column) =>
    drawText(
      columnLeft(layout, column),
      layout.heading - 8,
      `${column === 0 ? "epoch " : ""}${Number(epoch.toFixed(2))}`,
    ),
  );
  return drawShapes(layout.width, layout.heading, texts);
}

/**
 * Draws a map's row: its channel, then its projection at each snapshot, framed where another image won; mid-grey where
 * nothing comes back to the pixels.
 * @returns [layout.row, layout.width, 3] sRGB
 */
export async function drawMapRow(layout: GridLayout, { channel, states }: MapEvolution): Promise<Uint8Array> {
  const { slot } = layout;
  const shapes = states.flatMap((state, column) => drawGround(layout, column, state));
  const band = await drawShapes(layout.width, layout.row, [
    drawText(gridMargin, slot / 2 + 4, String(channel)),
    ...shapes,
  ]);
  for (const [column, state] of states.entries()) {
    if (state === undefined) continue;
    const place = { left: columnLeft(layout, column) + 1, top: 1 };
    await pastePicture(layout, band, state.projectionPng, place);
  }
  return band;
}

function drawGround(layout: GridLayout, column: number, state: FeatureEvolution | undefined): string[] {
  if (state === undefined) return [];
  const left = columnLeft(layout, column);
  const { slot } = layout;
  const frame = state.jump
    ? `<rect x="${left - 1}" y="0" width="${slot + 4}" height="${slot + 3}" fill="${jumpFrame}"/>`
    : "";
  return [`${frame}<rect x="${left + 1}" y="1" width="${slot}" height="${slot}" fill="#808080"/>`];
}
