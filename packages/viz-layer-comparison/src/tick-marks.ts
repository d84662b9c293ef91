import { type SvgMark, type Token, token } from "@deconvscope/viz-kit";
import type { ComparedLayer } from "./align-layers.ts";

/** Where shares are drawn, px. */
export interface Track {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** px. */
const tick = 1.5;

/** A tick a map at the share of images on which it fires: dead ones red, nearly dead ones amber, the pointed one yellow. */
export function tickMarks(layer: ComparedLayer, track: Track, color: Token, pointed?: number): SvgMark[] {
  const { firing = [], deadMaps = [], nearlyDeadMaps = [] } = layer;
  const isSpecial = new Set([...deadMaps, ...nearlyDeadMaps]);
  // Maps that would lie on each other are one tick, the darker the more there are.
  const counts = new Map<number, number>();
  for (let map = 0; map < firing.length; map++) {
    if (isSpecial.has(map)) continue;
    const x = Math.round(xOfShare(firing[map]!, track) * 2) / 2;
    counts.set(x, (counts.get(x) ?? 0) + 1);
  }
  const markOf = (name: string, x: number, fill: Token, width: number, opacity?: number): SvgMark => ({
    tag: "rect",
    attributes: { class: name, x, y: track.y, width, height: track.height, fill: token(fill), opacity },
  });
  const some = (maps: readonly number[], name: string, fill: Token) =>
    [...new Set(maps.map((map) => xOfShare(firing[map] ?? 0, track)))].map((x) => markOf(name, x, fill, 2));
  return [
    ...[...counts]
      .toSorted(([a], [b]) => a - b)
      .map(([x, count]) => markOf("tick", x, color, tick, count > 1 ? 1 : 0.7)),
    ...some(nearlyDeadMaps, "nearly-dead", "warn"),
    ...some(deadMaps, "dead", "bad"),
    ...(pointed === undefined ? [] : [pointedMark(xOfShare(firing[pointed] ?? 0, track), track)]),
  ];
}

function xOfShare(share: number, { x, width }: Track): number {
  return x + share * (width - tick);
}

function pointedMark(x: number, { y, height }: Track): SvgMark {
  const box = { x: x - 1.5, y: y - 2.5, width: tick + 3, height: height + 5 };
  return { tag: "rect", attributes: { class: "pointed", ...box, fill: token("reticle"), stroke: "#000" } };
}
