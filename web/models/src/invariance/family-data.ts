import type { InvariancePoint } from "@deconvscope/proto";
import type { ModelView, TransformName } from "@deconvscope/shell";
import {
  type CurveFamilyData,
  type FamilyColumn,
  type FamilyInk,
  type FamilyRow,
  meanLine,
} from "@deconvscope/viz-curve-family";
import { distinct } from "./distinct.ts";
import type { Invariance } from "./invariance-state.ts";
import { columnOf, usualAmounts } from "./transforms.ts";

const imageInks: readonly FamilyInk[] = ["cat-1-ink", "cat-2-ink", "cat-3-ink", "cat-4-ink", "cat-5-ink"];
const depthInks: readonly FamilyInk[] = ["depth-1", "depth-2", "depth-3", "depth-4", "depth-5"];
/** Distances of what has nothing to do with the image are about as large as that. */
const usualMost = 1.25;

export interface FamilySettings {
  model: ModelView;
  /** One an image. */
  names: readonly string[];
  transforms: readonly TransformName[];
  /** As they are asked for; those that the server chose are known once it answers. */
  layers: readonly string[];
  isAbsolute: boolean;
}

/** A row a layer and one of the class's probability, a line an image. */
export function imageFamily(settings: FamilySettings, state: Invariance): CurveFamilyData {
  const { names, isAbsolute } = settings;
  const columns = columnsOf(settings, state);
  const layers = followedLabels(settings, state);
  const valuesOf = (read: (point: InvariancePoint) => number) =>
    columns.map(({ id, amounts }) =>
      names.map((_, image) => Array.from(amounts, (_, at) => readPoint(state, id, image, at, read))),
    );
  const distance = isAbsolute ? "distance" : "relative distance";
  return {
    columns,
    lines: names.map((name, index) => ({ name, ink: imageInks[index] ?? "ink-3" })),
    meanName: names.length > 1 ? `mean of ${names.length}` : undefined,
    rows: [
      ...layers.map(
        (label, index): FamilyRow => ({
          title: `${label}, ${distance}`,
          values: valuesOf((point) => (isAbsolute ? point.distances : point.relativeDistances)[index] ?? Number.NaN),
          ...(isAbsolute ? {} : { scale: "relative", atLeast: usualMost }),
        }),
      ),
      { title: "P(class)", most: 1, values: valuesOf(({ probability }) => probability) },
    ],
  };
}

/** All layers in one row: the mean of the images, relative to what each answers to them as they are. */
export function layerFamily(settings: FamilySettings, state: Invariance): CurveFamilyData {
  const { names } = settings;
  const columns = columnsOf(settings, state);
  const layers = followedLabels(settings, state);
  const meanOf = ({ id, amounts }: FamilyColumn, layer: number) => {
    const lines = names.map((_, image) =>
      Array.from(amounts, (_, at) =>
        readPoint(state, id, image, at, (point) => point.relativeDistances[layer] ?? Number.NaN),
      ),
    );
    return lines.length > 0 ? meanLine(lines) : Array.from(amounts, () => Number.NaN);
  };
  const inkOf = (index: number) =>
    depthInks[layers.length > 1 ? Math.round((index * (depthInks.length - 1)) / (layers.length - 1)) : 0]!;
  return {
    columns,
    lines: layers.map((name, index) => ({ name, ink: inkOf(index) })),
    rows: [
      {
        title: names.length > 1 ? `relative distance, mean of ${names.length} images` : "relative distance",
        atLeast: usualMost,
        values: columns.map((column) => layers.map((_, index) => meanOf(column, index))),
      },
    ],
  };
}

function columnsOf({ transforms, model }: FamilySettings, { curves }: Invariance): FamilyColumn[] {
  return transforms.map((transform) =>
    columnOf(transform, curves[transform]?.amounts ?? usualAmounts(transform, model.summary.inputShape)),
  );
}

/** What the layers are called; before the server says which, the names of those that it takes by itself. */
export function followedLabels({ model, layers }: FamilySettings, state: Invariance): string[] {
  const known = state.layers.length > 0 ? state.layers : layers;
  return known.length > 0 ? layerLabels(model, known) : ["first layer", "last layer"];
}

function readPoint(
  { curves }: Invariance,
  transform: string,
  image: number,
  at: number,
  read: (point: InvariancePoint) => number,
): number {
  const found = Object.entries(curves).find(([name]) => name === transform)?.[1];
  const point = found?.points[image]?.[at];
  return point ? read(point) : Number.NaN;
}

/** Short names of layers, their own where two would be called the same. */
export function layerLabels(model: ModelView, layers: readonly string[]): string[] {
  return distinct(
    layers.map((layer) => layerLabel(model, layer)),
    (index) => layers[index]!,
  );
}

/** The item's short name; for a layer inside one, its own. */
export function layerLabel({ items }: ModelView, layer: string): string {
  return items.find(({ id }) => id === layer)?.label ?? layer;
}
