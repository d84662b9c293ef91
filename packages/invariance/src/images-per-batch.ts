import { countFlops, type Network } from "@deconvscope/network";

/** Multiply-adds × 2 of a batch, which cannot be stopped: some hundredths of a second of two cores. */
const mostWork = 1.2e10;
const mostImages = 8;
/** Numbers of a batch, of which two are there at once: 64 MiB. */
const mostNumbers = 2 ** 24;

/**
 * Images a batch: few enough to be stopped soon and to find room, and as many in each as it takes.
 * @param images that there are
 */
export function imagesPerBatch(network: Network, images: number): number {
  const work = network.layers.reduce((sum, layer) => sum + countFlops(network, layer), 0);
  const numbers = network.layers[0]!.shape.reduce((product, side) => product * side, 1);
  const most = Math.max(1, Math.min(mostImages, Math.floor(mostWork / work), Math.floor(mostNumbers / numbers)));
  return Math.ceil(images / Math.max(1, Math.ceil(images / most)));
}
