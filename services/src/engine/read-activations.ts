import type { WarmPass } from "./warm-models.ts";

/** A dense array, row-major. */
export interface Values {
  /** [height, width, channels], or [units] */
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/**
 * What a layer answers to an image.
 * @param channels which feature maps, in this order; empty: all
 */
export async function readActivations(pass: WarmPass, layer: string, channels: readonly number[]): Promise<Values> {
  const values = await pass.forward.read(layer);
  const shape = pass.network.layers.find(({ name }) => name === layer)?.shape ?? [];
  return channels.length === 0 ? { shape, values } : pickChannels({ shape, values }, channels);
}

/** Channels are the last axis. */
export function pickChannels({ shape, values }: Values, channels: readonly number[]): Values {
  const all = shape.at(-1) ?? 1;
  const places = values.length / all;
  const picked = new Float32Array(places * channels.length);
  for (let place = 0; place < places; place++) {
    channels.forEach((channel, index) => {
      picked[place * channels.length + index] = values[place * all + channel] ?? Number.NaN;
    });
  }
  return { shape: [...shape.slice(0, -1), channels.length], values: picked };
}
