import type { Network } from "@deconvscope/network";
import { findNeeded } from "./find-needed.ts";

/** What a pass keeps of its images until they are projected. */
const MOST_BYTES = 256 * 2 ** 20;

/** Beyond these many nothing is gained. */
const MOST_IMAGES = 32;

/**
 * How many images go through a network at once, so that what a pass keeps of them stays below 256 MB; at least 1.
 * @param through the layers that are computed, and what leads to them
 */
export function imagesOfPass(network: Network, through: Iterable<string>): number {
  const needed = findNeeded(network, through);
  const bytes = network.layers
    .filter(({ name }) => needed.has(name))
    .reduce((sum, { shape }) => sum + shape.reduce((product, length) => product * length, 4), 0);
  return Math.max(1, Math.min(MOST_IMAGES, Math.floor(MOST_BYTES / bytes)));
}
