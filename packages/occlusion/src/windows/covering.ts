import { applyLayer } from "@deconvscope/deconvnet";
import type { Layer } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { cellByCell, isCellByCell, type Sliding, slidingOf } from "../reach/layer-reach.ts";
import type { Place } from "../square-grid.ts";
import { applyToWindow } from "./apply-to-window.ts";
import { type CellTable, padRows } from "./cell-table.ts";
import { computeStretch } from "./compute-stretch.ts";
import { indexCells } from "./index-cells.ts";
import { isSameWindow, type LayerWindow, wholeWindow } from "./layer-window.ts";
import type { WindowPlan } from "./plan-windows.ts";
import type { Stretch } from "./split-layers.ts";

/** One batch of squares on its way through the network. */
export class Covering {
  readonly #plan: WindowPlan;
  readonly #tables: ReadonlyMap<string, CellTable>;
  readonly #places: readonly Place[];
  readonly #outputs = new Map<string, tf.Tensor>();
  readonly #whole = new Map<string, tf.Tensor>();
  readonly #cells = new Map<string, tf.Tensor2D>();

  /** @param tables of the input, and of each layer whose window is read beyond its cells */
  constructor(plan: WindowPlan, tables: ReadonlyMap<string, CellTable>, places: readonly Place[]) {
    this.#plan = plan;
    this.#tables = tables;
    this.#places = places;
  }

  /** Computes a stretch of layers. */
  async advance(stretch: Stretch): Promise<void> {
    await computeStretch(stretch, this.#outputs, (layer) =>
      layer.operator === "Input" ? undefined : this.#compute(layer),
    );
    // What was gathered for the stretch went with it.
    this.#whole.clear();
    this.#cells.clear();
  }

  /** A layer's output: inside its window, [b, window rows, window columns, c], or without one all of it, [b, …shape]. */
  output(layer: string): tf.Tensor {
    return this.#outputs.get(layer) ?? this.#takeWhole(layer);
  }

  dispose(): void {
    tf.dispose([...this.#outputs.values()]);
    this.#outputs.clear();
  }

  #compute(layer: Layer): tf.Tensor {
    const { compiled, windows } = this.#plan;
    const window = windows.get(layer.name);
    if (window === undefined) {
      const inputs = layer.inputs.map((name) => this.#takeWhole(name));
      return applyLayer(layer, compiled.weights(layer.name), inputs);
    }
    const sliding = slidingOf(layer) ?? cellByCell;
    const pad = layer.operator === "MaxPool" ? padRows.lowest : padRows.zero;
    const inputs = layer.inputs.map((name) => this.#take(name, window, sliding, pad));
    return applyToWindow(compiled, layer, inputs, window, this.#places);
  }

  #takeWhole(name: string): tf.Tensor {
    const output = this.#outputs.get(name);
    if (output && !this.#plan.windows.has(name)) return output;
    const whole =
      this.#whole.get(name) ?? this.#gather(name, wholeWindow(this.#windowOf(name)), cellByCell, padRows.zero);
    this.#whole.set(name, whole);
    return whole;
  }

  #take(name: string, window: LayerWindow, sliding: Sliding, pad: number): tf.Tensor {
    const output = this.#outputs.get(name);
    const own = this.#plan.windows.get(name);
    if (output && own && isCellByCell(sliding) && isSameWindow(own, window)) return output;
    return this.#gather(name, window, sliding, pad);
  }

  #gather(name: string, window: LayerWindow, sliding: Sliding, pad: number): tf.Tensor {
    const from = this.#windowOf(name);
    const kind = this.#outputs.has(name) ? "each" : "shared";
    const { rows, height, width } = indexCells(from, window, sliding, pad, this.#places, kind);
    return tf.gather(this.#cellsOf(name), tf.tensor3d(rows, [this.#places.length, height, width], "int32"));
  }

  /** A layer's table, its windows' cells behind it. */
  #cellsOf(name: string): tf.Tensor2D {
    const { cells } = this.#tables.get(name)!;
    const output = this.#outputs.get(name);
    if (!output) return cells;
    const known = this.#cells.get(name);
    if (known) return known;
    const channels = cells.shape[1];
    const joined = tf.concat2d([cells, tf.reshape(output, [-1, channels])], 0);
    this.#cells.set(name, joined);
    return joined;
  }

  #windowOf(name: string): LayerWindow {
    return this.#plan.windows.get(name) ?? this.#plan.square;
  }
}

/** Layers with a window that is read beyond its cells, so that a table of them is needed; not the input. */
export function tabulatedLayers({ layers, windows }: WindowPlan): Set<string> {
  const read = layers.flatMap((layer) =>
    layer.inputs.filter((name) => {
      const [output, input] = [windows.get(layer.name), windows.get(name)];
      if (!input) return false;
      const sliding = slidingOf(layer);
      return !(output && sliding && isCellByCell(sliding) && isSameWindow(input, output));
    }),
  );
  return new Set(read.filter((name) => name !== layers[0]!.name));
}
