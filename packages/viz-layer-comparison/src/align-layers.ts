/** A layer as it is compared. */
export interface ComparedLayer {
  /** What the model calls it. */
  readonly layer: string;
  /** What it is called here, and by which it meets another model's; its name if left out. */
  readonly label?: string | undefined;
  /** One a map: share of the images on which it fires, 0 … 1. */
  readonly firing?: ArrayLike<number> | undefined;
  /** Maps that never fire, and those that hardly ever do. */
  readonly deadMaps?: readonly number[] | undefined;
  readonly nearlyDeadMaps?: readonly number[] | undefined;
  /** Share of the energy that arrives above the Nyquist frequency of its stride, 0 … 1. */
  readonly aliasing?: number | undefined;
}

export interface ComparedModel {
  readonly name: string;
  /** In execution order. */
  readonly layers: readonly ComparedLayer[];
}

/** Layers of the same name, one a model; undefined where a model has none. */
export interface ComparedRow {
  readonly label: string;
  readonly layers: readonly (ComparedLayer | undefined)[];
}

const labelOf = ({ label, layer }: ComparedLayer) => label ?? layer;

/**
 * Rows of one or two models: layers of the same name side by side, as many as the order of both allows, the others
 * where they belong.
 */
export function alignLayers([first, second]: readonly (readonly ComparedLayer[])[]): ComparedRow[] {
  if (!first) return [];
  if (!second) return first.map((layer) => ({ label: labelOf(layer), layers: [layer] }));
  const common = commonLengths(first, second);
  const rows: ComparedRow[] = [];
  let [a, b] = [0, 0];
  while (a < first.length || b < second.length) {
    const [one, other] = [first[a], second[b]];
    if (one && other && labelOf(one) === labelOf(other)) {
      rows.push({ label: labelOf(one), layers: [one, other] });
      a++;
      b++;
    } else if (one && (!other || common[a + 1]![b]! >= common[a]![b + 1]!)) {
      rows.push({ label: labelOf(one), layers: [one, undefined] });
      a++;
    } else if (other) {
      rows.push({ label: labelOf(other), layers: [undefined, other] });
      b++;
    }
  }
  return rows;
}

/** How many layers from two places on can stand side by side: [first + 1][second + 1]. */
function commonLengths(first: readonly ComparedLayer[], second: readonly ComparedLayer[]): number[][] {
  const lengths = Array.from({ length: first.length + 1 }, () => new Array<number>(second.length + 1).fill(0));
  for (let a = first.length - 1; a >= 0; a--) {
    for (let b = second.length - 1; b >= 0; b--) {
      const same = labelOf(first[a]!) === labelOf(second[b]!);
      lengths[a]![b] = same ? 1 + lengths[a + 1]![b + 1]! : Math.max(lengths[a + 1]![b]!, lengths[a]![b + 1]!);
    }
  }
  return lengths;
}
