import { applyLayer, compileNetwork, findStrongestMaps, projectUnits, runForward } from "@deconvscope/deconvnet";
import type { Network } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";

/** What a layer takes, in milliseconds; the least of several repetitions. */
export interface LayerProfile {
  readonly layer: string;
  readonly operator: string;
  readonly forward: number;
  /** Of the last walk, which takes most units at once; absent where no walk comes by. */
  readonly back: number | undefined;
}

const REPETITIONS = 8;

/**
 * Times each layer of a forward pass and of the walks back from a layer's strongest units, on a backend that computes
 * at once.
 */
export async function profileLayers(network: Network, from: string, units: number): Promise<LayerProfile[]> {
  const compiled = compileNetwork(network);
  const shape = network.layers[0]?.shape ?? [];
  const input = tf.randomNormal<tf.Rank.R4>([1, shape[0] ?? 0, shape[1] ?? 0, shape[2] ?? 0], 0, 1, "float32", 1);
  const walked = ancestors(network, from).toReversed();
  const forward = new Map<string, number[]>();
  const back = new Map<string, number[]>();
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const outputs = new Map<string, tf.Tensor>();
    for (const layer of network.layers) {
      const inputs = layer.operator === "Input" ? [input] : layer.inputs.map((name) => outputs.get(name)!);
      const start = performance.now();
      outputs.set(layer.name, applyLayer(layer, compiled.weights(layer.name), inputs));
      add(forward, layer.name, performance.now() - start);
    }
    tf.dispose([...outputs.values()]);
    const pass = runForward(compiled, input);
    const strongest = await findStrongestMaps(pass, from, units);
    const clock = watchSteps();
    let walk: number[] = [];
    for await (const _ of projectUnits(pass, strongest, { abort: clock.signal })) {
      const steps = clock.take();
      // Projections of one walk come together; with the second and later no layer was walked.
      if (steps.length >= walked.length) walk = steps.slice(-walked.length);
    }
    for (const [index, name] of walked.entries()) add(back, name, walk[index] ?? Number.NaN);
    pass.dispose();
  }
  compiled.dispose();
  input.dispose();
  return network.layers.map(({ name, operator }) => ({
    layer: name,
    operator,
    forward: Math.min(...(forward.get(name) ?? [])),
    back: back.has(name) ? Math.min(...(back.get(name) ?? [])) : undefined,
  }));
}

/** An abort signal that never aborts: it is asked between layers, and notes when. */
function watchSteps(): { signal: AbortSignal; take(): number[] } {
  const { signal } = new AbortController();
  let times: number[] = [performance.now()];
  signal.throwIfAborted = () => void times.push(performance.now());
  return {
    signal,
    take: () => {
      const steps = times.slice(1).map((time, index) => time - (times[index] ?? time));
      times = [performance.now()];
      return steps;
    },
  };
}

/** The layers that a walk from one comes by, the input not counted, in the order of execution. */
function ancestors(network: Network, from: string): string[] {
  const reached = new Set([from]);
  for (const layer of network.layers.toReversed()) {
    if (reached.has(layer.name)) for (const name of layer.inputs) reached.add(name);
  }
  return network.layers
    .filter(({ name, operator }) => reached.has(name) && operator !== "Input")
    .map(({ name }) => name);
}

function add(times: Map<string, number[]>, name: string, time: number): void {
  times.set(name, [...(times.get(name) ?? []), time]);
}
