import { type BoxSize, character, columnWidth, rise, scaleBoxes, squeezeGap } from "./box-size.ts";
import { type GraphPlace, placeInColumns } from "./graph-columns.ts";
import { checkLayers, type GraphLayer } from "./graph-layer.ts";

/** One layer's box: a front face of its maps' sides, as deep as it has maps. */
export interface LayerBox {
  readonly layer: GraphLayer;
  readonly column: number;
  readonly lane: number;
  /** Top left corner of the front face. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** How far the back face is to the right. */
  readonly depth: number;
  /** Width of the bottleneck's bar in front; 0: none. */
  readonly squeeze: number;
  /** Where its column begins: labels stand there. */
  readonly left: number;
  /** Alone in its column. */
  readonly alone: boolean;
}

export interface LayerGraphLayout {
  readonly boxes: readonly LayerBox[];
  readonly byId: ReadonlyMap<string, LayerBox>;
  readonly width: number;
  readonly height: number;
  /** Names below stand upright, boxes are flat: for deep networks. */
  readonly compact: boolean;
  readonly axis: number;
  readonly labelTop: number;
  /** Longest side of the input in pixels. */
  readonly inputSide: number;
}

/** More columns than this are drawn compact. */
export const deep = 28;
const laneGap = 26;

/**
 * Map sides and map counts to scale, left to right. Layers without a place are upright bars on a scale of their own.
 * @param options.width px to fill; a network that needs more is wider
 * @throws RangeError if the layers are not a graph without cycles, or their sizes are not positive
 */
export function layoutLayerGraph(
  layers: readonly GraphLayer[],
  options: { width?: number; compact?: boolean } = {},
): LayerGraphLayout {
  checkLayers(layers);
  const places = placeInColumns(layers);
  const columns = Math.max(0, ...[...places.values()].map(({ column }) => column + 1));
  const compact = options.compact ?? columns > deep;
  const room = options.width ?? 1340;
  const most = compact ? 96 : 159;
  let drawn = arrange(layers, places, { room, compact, most });
  for (const share of [0.96, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55]) {
    if (compact || drawn.width <= room) break;
    drawn = arrange(layers, places, { room, compact, most: most * share });
  }
  return drawn;
}

interface Arrangement {
  readonly room: number;
  readonly compact: boolean;
  readonly most: number;
}

function arrange(
  layers: readonly GraphLayer[],
  places: ReadonlyMap<string, GraphPlace>,
  { room, compact, most }: Arrangement,
): LayerGraphLayout {
  const inputSide = Math.max(1, ...layers.map(({ height, width }) => Math.max(height, width)));
  const size = scaleBoxes(layers, inputSide, most, compact);
  const columns = Map.groupBy(layers, ({ id }) => places.get(id)?.column ?? 0);
  const crowded = (column: number | undefined) => (columns.get(column ?? 0)?.length ?? 0) > 1;
  const order = [...columns.keys()].toSorted((a, b) => a - b);
  const widths = order.map((column) =>
    Math.max(...(columns.get(column) ?? []).map((layer) => columnWidth(layer, size(layer), compact))),
  );
  const gap = compact ? 4 : 8;
  const natural = widths.reduce((sum, width) => sum + width + gap, -gap);
  const spread = order.length > 1 ? Math.max(0, Math.min(56, (room - natural) / (order.length - 1))) : 0;
  const arcs = Math.max(0, ...layers.flatMap(({ id, inputs }) => inputs.map((from) => span(places, from, id))));
  const stacks = order.map((column) => stackHeight((columns.get(column) ?? []).map((layer) => size(layer))));
  const lids = order.map((column, index) =>
    crowded(column)
      ? (stacks[index] ?? 0) / 2
      : Math.max(...(columns.get(column) ?? []).map((layer) => reach(size(layer)))),
  );
  const axis = Math.max(most / 2, ...lids) + (arcs > 1 ? 18 + Math.min(arcs, 12) * 3 : 8);
  const below = Math.max(most / 2, ...stacks.map((height, index) => height / 2 + (crowded(order[index]) ? 12 : 0)));
  const boxes: LayerBox[] = [];
  let left = 0;
  order.forEach((column, index) => {
    const members = columns.get(column) ?? [];
    let top = axis - (stacks[index] ?? 0) / 2;
    members.forEach((layer, lane) => {
      const { width, height, depth, squeeze } = size(layer);
      const alone = members.length === 1;
      const y = alone ? axis - height / 2 : top + depth * rise;
      boxes.push({
        layer,
        column,
        lane,
        x: left + squeeze + (squeeze > 0 ? squeezeGap : 0),
        y,
        width,
        height,
        depth,
        squeeze,
        left,
        alone,
      });
      top = y + height + laneGap;
    });
    left += (widths[index] ?? 0) + gap + spread;
  });
  const labelTop = axis + below + (compact ? 10 : 22);
  const width = Math.max(0, left - gap - spread);
  const longest = Math.max(0, ...layers.map(({ label }) => label.length));
  const height = labelTop + (compact ? longest * character + 58 : 68);
  return {
    boxes,
    byId: new Map(boxes.map((box) => [box.layer.id, box])),
    width,
    height,
    compact,
    axis,
    labelTop,
    inputSide,
  };
}

/** How far a box reaches above the axis. */
const reach = ({ height, depth }: BoxSize) => height / 2 + depth * rise;

const stackHeight = (members: readonly BoxSize[]) =>
  members.reduce((sum, { height, depth }) => sum + height + depth * rise + laneGap, -laneGap);

function span(places: ReadonlyMap<string, GraphPlace>, from: string, to: string): number {
  return (places.get(to)?.column ?? 0) - (places.get(from)?.column ?? 0);
}
