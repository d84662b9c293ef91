import { blockSize } from "../onnx/block-size.ts";
import type { Edge, GraphBuilder } from "./graph-builder.ts";

type Size4 = [number, number, number, number];

/** Domain of ONNX Runtime's operators on feature maps in blocks of channels. */
export const BLOCKED = "com.microsoft.nchwc.";

/**
 * Feature maps in ONNX Runtime's own layout for vector units: [n, c / block, h, w, block] in memory, [n, c, h, w] by
 * name. ONNX Runtime chooses it by itself for convolutions whose weights are constants; here it is for all others.
 */
export class BlockedMaps {
  /** Channels in a block; 0 where the processor has no such layout. */
  readonly size = blockSize();
  readonly #graph: GraphBuilder;
  readonly #forms = new Map<string, Edge>();

  constructor(graph: GraphBuilder) {
    this.#graph = graph;
  }

  /** Channels with those that fill the last block. */
  roundUp(channels: number): number {
    return Math.ceil(channels / this.size) * this.size;
  }

  /** The blocked form of feature maps that have one already, and fill its blocks. */
  get(x: Edge): Edge | undefined {
    const blocks = this.#forms.get(x.name);
    return blocks?.shape[1] === x.shape[3] ? blocks : undefined;
  }

  /** [n, h, w, c] as blocks [n, c rounded up, h, w]. */
  from(x: Edge): Edge {
    const known = this.#forms.get(x.name);
    if (known) return known;
    const [n, h, w, c] = x.shape as Size4;
    const filled =
      c % 4 === 0
        ? x
        : this.#graph.pad(
            x,
            [
              [0, 0],
              [0, 0],
              [0, 0],
              [0, this.roundUp(c) - c],
            ],
            0,
          );
    const turned = this.#graph.channelsFirst(filled);
    const blocks = this.reorder(turned ?? filled, [n, this.roundUp(c), h, w], turned === undefined);
    this.#forms.set(x.name, blocks);
    return blocks;
  }

  /** Blocks as [n, h, w, channels]; whatever wants blocks again gets `blocks` itself. */
  toChannelsLast(blocks: Edge, channels = blocks.shape[1]!): Edge {
    const [n, c, h, w] = blocks.shape as Size4;
    const shape = [n, h, w, channels];
    const turned =
      blocks.type === "float32"
        ? this.#graph.add(`${BLOCKED}ReorderOutput`, [blocks], "float32", shape, { channels, channels_last: 1 })
        : this.#graph.reshape(this.#graph.transpose(this.split(blocks), [0, 2, 3, 1, 4]), shape);
    if (channels === c) this.#forms.set(turned.name, blocks);
    return turned;
  }

  /** Blocks as [n, c, h, w]. */
  toChannelsFirst(blocks: Edge): Edge {
    const [n, c, h, w] = blocks.shape as Size4;
    const attributes = { channels: c, channels_last: 0 };
    return this.#graph.add(`${BLOCKED}ReorderOutput`, [blocks], blocks.type, [n, c, h, w], attributes);
  }

  /** Blocks with their last axis by name too: [n, c / block, h, w, block]. */
  split(blocks: Edge): Edge {
    const [n, c, h, w] = blocks.shape as Size4;
    return this.#graph.reshape(blocks, [n, c / this.size, h, w, this.size]);
  }

  /**
   * Gathers every `block` elements along one axis at the end: [n, c, s] or, channels last, [n, s, c] becomes
   * [n, c / block, s, block].
   * @param shape [n, c, h, w] of the result by name, c a multiple of the block; as many elements as `x`, but for channels
   */
  reorder(x: Edge, shape: Size4, isChannelsLast: boolean): Edge {
    return this.#graph.add(`${BLOCKED}ReorderInput`, [x], "float32", shape, { channels_last: isChannelsLast ? 1 : 0 });
  }
}
