import type { TopActivation } from "@deconvscope/proto";

/** One of a map's strongest activations, as tops.json and tops.csv tell it. */
export interface TopRecord {
  readonly layer: string;
  readonly channel: number;
  /** From 1, the strongest. */
  readonly rank: number;
  readonly activation: number;
  readonly y: number;
  readonly x: number;
  readonly dataset: string;
  readonly split: string;
  readonly image: number;
  readonly labels: readonly string[];
  /** In pixels of the model's input. */
  readonly receptiveField: { x: number; y: number; width: number; height: number };
  /** ±scale is 0 … 255 of the projection; 0 where nothing comes back to the pixels. */
  readonly scale: number;
  /** Paths from the export's folder; none where the image could not be read any more. */
  readonly projection?: string;
  readonly patch?: string;
}

/**
 * @param labels the dataset's
 * @param folder the map's, from the export's
 */
export function describeTop(top: TopActivation, labels: readonly string[], folder: string): TopRecord {
  const { layer = "", channel = 0, y = 0, x = 0 } = top.unit ?? {};
  const field = top.receptiveField;
  const rank = top.rank + 1;
  return {
    layer,
    channel,
    rank,
    activation: top.activation,
    y,
    x,
    dataset: top.image?.dataset ?? "",
    split: top.image?.split ?? "",
    image: top.image?.index ?? 0,
    labels: top.labels.map((label) => nameLabel(labels, label)),
    receptiveField: { x: field?.x ?? 0, y: field?.y ?? 0, width: field?.width ?? 0, height: field?.height ?? 0 },
    scale: top.scale,
    ...(top.projectionPng.length === 0 ? {} : { projection: `${folder}/${rank}-projection.png` }),
    ...(top.patchPng.length === 0 ? {} : { patch: `${folder}/${rank}-patch.png` }),
  };
}

/** A label's name; its number where the dataset has none any more. */
export function nameLabel(labels: readonly string[], label: number): string {
  return labels[label] ?? String(label);
}

export const topColumns = [
  ...["channel", "rank", "activation", "y", "x", "dataset", "split", "image", "labels"],
  ...["field_x", "field_y", "field_width", "field_height", "scale"],
];

/** Values of `topColumns`; labels with semicolons between. */
export function topRow(top: TopRecord): (string | number)[] {
  const { x, y, width, height } = top.receptiveField;
  return [
    ...[top.channel, top.rank, top.activation, top.y, top.x, top.dataset, top.split, top.image, top.labels.join("; ")],
    ...[x, y, width, height, top.scale],
  ];
}
