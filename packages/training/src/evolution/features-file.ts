import type { Rect, Shape } from "@deconvscope/network";
import { type FileKind, openFile, refuse, sealFile } from "../sealed-file.ts";
import type { LayerFeatures } from "./layer-features.ts";

const kind: FileKind = { name: "features", mark: "DVFT", version: 1 };

/** A layer's features but for the projections, which follow as float32; winners in columns, by channel. */
interface LayerHeader {
  readonly layer: string;
  readonly field: Shape;
  readonly images: readonly number[];
  readonly activations: readonly number[];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly followed: readonly { readonly channel: number; readonly inside: Rect }[];
}

/** What a network's maps see as a file, for the next snapshot to be compared with. */
export function encodeFeatures(features: readonly LayerFeatures[]): Uint8Array<ArrayBuffer> {
  const header = features.map(
    ({ layer, field, maps, followed }): LayerHeader => ({
      layer,
      field,
      images: maps.map(({ image }) => image),
      activations: maps.map(({ activation }) => activation),
      rows: maps.map(({ y }) => y),
      columns: maps.map(({ x }) => x),
      followed: followed.map(({ channel, inside }) => ({ channel, inside })),
    }),
  );
  return sealFile(
    kind,
    header,
    features.flatMap(({ followed }) => followed.map(({ signal }) => signal)),
  );
}

/** @throws TrainingError "bad-checkpoint" for bytes that are none, are cut off or changed, or of another version */
export function decodeFeatures(bytes: Uint8Array): LayerFeatures[] {
  const { header, numbers } = openFile(kind, bytes);
  const layers = header as readonly LayerHeader[];
  const whole = layers.reduce(
    (sum, layer) => sum + layer.followed.reduce((own, map) => own + sizeOf(layer, map), 0),
    0,
  );
  if (numbers.length !== whole) refuse(kind, `${whole} numbers of its projections`, `${numbers.length}`);
  let place = 0;
  const take = (size: number): Float32Array => {
    place += size;
    return numbers.slice(place - size, place);
  };
  return layers.map((layer) => ({
    layer: layer.layer,
    field: layer.field,
    maps: layer.images.map((image, channel) => ({
      channel,
      image,
      activation: layer.activations[channel]!,
      y: layer.rows[channel]!,
      x: layer.columns[channel]!,
    })),
    followed: layer.followed.map((map) => ({ ...map, signal: take(sizeOf(layer, map)) })),
  }));
}

function sizeOf({ field }: LayerHeader, { inside }: LayerHeader["followed"][number]): number {
  return inside.width * inside.height * (field[2] ?? 1);
}
