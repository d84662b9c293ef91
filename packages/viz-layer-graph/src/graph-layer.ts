/** Some of a layer's maps that come from one path. */
export interface GraphPart {
  /** `1 × 1`, `squeeze`. */
  readonly label: string;
  readonly channels: number;
}

/** One layer, or a module that stands for several. */
export interface GraphLayer {
  readonly id: string;
  readonly label: string;
  /** Sides of its maps; 1 × 1 where units have no place. */
  readonly height: number;
  readonly width: number;
  /** Maps, or units. */
  readonly channels: number;
  /** Ids of the layers that it reads; empty for the input. */
  readonly inputs: readonly string[];
  /** Side in pixels of what one unit sees; undefined where it sees the whole image. */
  readonly receptiveField?: number;
  /** Its most active map, or the image: drawn on the face. */
  readonly pictureUrl?: string;
  /** Parallel paths that are joined along the maps, in order; their channels add up to the layer's. */
  readonly parts?: readonly GraphPart[];
  /** A bottleneck in front of the paths. */
  readonly squeeze?: GraphPart;
}

/** True where units have a place in the image. */
export const isSpatial = (layer: GraphLayer): boolean => layer.height > 1 || layer.width > 1;

/** `27²×384`, `27×40×8`, `4,096`. */
export function shapeText(layer: GraphLayer): string {
  if (!isSpatial(layer)) return layer.channels.toLocaleString("en-US");
  const sides = layer.height === layer.width ? `${layer.height}²` : `${layer.height}×${layer.width}`;
  return `${sides}×${layer.channels}`;
}

/**
 * @throws RangeError if an id occurs twice, a size is not positive, or parts do not add up
 */
export function checkLayers(layers: readonly GraphLayer[]): void {
  const seen = new Set<string>();
  for (const layer of layers) {
    if (seen.has(layer.id))
      throw new RangeError(`layers: expected every id once, got ${JSON.stringify(layer.id)} twice`);
    seen.add(layer.id);
    for (const side of ["height", "width", "channels"] as const) {
      if (!(layer[side] > 0))
        throw new RangeError(`${layer.id}.${side}: expected a number above 0, got ${layer[side]}`);
    }
    const sum = layer.parts?.reduce((total, part) => total + part.channels, 0) ?? layer.channels;
    if (sum !== layer.channels) {
      throw new RangeError(`${layer.id}.parts: expected ${layer.channels} channels together, got ${sum}`);
    }
  }
}
