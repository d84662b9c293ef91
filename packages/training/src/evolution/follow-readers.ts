import type { Layer, Network } from "@deconvscope/network";

/** What becomes of a layer's maps before they are convolved again. */
export interface Follower {
  /** The layer's rectifier, behind batch normalization or not; else its normalization, or itself. */
  rectified(layer: Layer): Layer;
  /** The layer in which maps meet those of another branch, rectified; undefined where anything else reads them. */
  joined(layer: Layer): Layer | undefined;
}

/** Follows layers to what reads them. */
export function createFollower({ layers }: Network): Follower {
  const readersOf = new Map<string, Layer[]>();
  for (const layer of layers) {
    for (const name of new Set(layer.inputs)) readersOf.set(name, [...(readersOf.get(name) ?? []), layer]);
  }
  const readers = ({ name }: Layer): readonly Layer[] => readersOf.get(name) ?? [];
  const rectified = (layer: Layer): Layer => {
    const rectifier = readers(layer).find(isRectifier);
    if (rectifier) return rectifier;
    const [reader, ...others] = readers(layer);
    return reader?.operator === "BatchNormalization" && others.length === 0 ? rectified(reader) : layer;
  };
  const joined = (layer: Layer): Layer | undefined => {
    const [join] = readers(layer);
    return join && readers(layer).every(joinsBranches) ? rectified(join) : undefined;
  };
  return { rectified, joined };
}

function isRectifier({ operator }: Layer): boolean {
  switch (operator) {
    case "Relu":
    case "LeakyRelu":
    case "PRelu":
    case "Elu":
    case "Clip":
    case "Gelu":
    case "HardSwish":
    case "Sigmoid":
    case "HardSigmoid":
    case "Tanh":
      return true;
    default:
      return false;
  }
}

function joinsBranches(layer: Layer): boolean {
  if (new Set(layer.inputs).size < 2) return false;
  const { operator } = layer;
  return operator === "Add" || operator === "Sum" || (operator === "Concat" && layer.axis === layer.shape.length - 1);
}
