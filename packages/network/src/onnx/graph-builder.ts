import { inferShape } from "../infer-shape.ts";
import type { LayerSpec } from "../layer-spec.ts";
import { NetworkError } from "../network-error.ts";
import type { Shape } from "../shape.ts";
import { countElements } from "./tensor.ts";
import type { LayerValue } from "./value.ts";

/** Elements that constants computed while reading may take together: 1 GiB as 32-bit floats. */
const MOST_COMPUTED_ELEMENTS = 2 ** 28;

/** Collects the layers that nodes become, with the shapes of their outputs. */
export class GraphBuilder {
  readonly specs: LayerSpec[] = [];
  /** Images a pass, as the file declares it; 1 where it is open. */
  readonly batch: number;
  readonly #shapes = new Map<string, Shape>();
  readonly #names: Set<string>;
  #computed = 0;

  /** @param names taken by nodes that are yet to come */
  constructor(batch: number, names: Iterable<string>) {
    this.batch = batch;
    this.#names = new Set(names);
  }

  /** @throws NetworkError where the layer does not fit its inputs */
  add(spec: LayerSpec): LayerValue {
    const inputs = spec.inputs.map((name) => this.#shapes.get(name) ?? []);
    const shape = inferShape(spec, inputs);
    this.specs.push(spec);
    this.#shapes.set(spec.name, shape);
    return { layer: spec.name, shape };
  }

  /** A name like `wanted` that no layer has. */
  freeName(wanted: string): string {
    let name = wanted;
    for (let count = 2; this.#names.has(name); count += 1) name = `${wanted}_${count}`;
    this.#names.add(name);
    return name;
  }

  /** Call before computing a constant of these dims. @throws NetworkError where a file makes too many of them */
  reserve(dims: readonly number[], what: string): void {
    if (dims.some((length) => !Number.isSafeInteger(length) || length < 0)) {
      throw new NetworkError("inconsistent", `${what}: expected lengths of at least 0, got [${dims}]`);
    }
    this.#computed += countElements(dims);
    if (this.#computed > MOST_COMPUTED_ELEMENTS) {
      const limit = `at most ${MOST_COMPUTED_ELEMENTS} elements in computed constants`;
      throw new NetworkError("unsupported", `${what}: expected ${limit}, got more with [${dims}]`);
    }
  }
}
