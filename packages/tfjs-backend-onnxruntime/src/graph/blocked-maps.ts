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
  /** Whether constant filters are blocked here too, because what they make is handed over in blocks. */
  readonly holdsConstants: boolean;
  readonly #graph: GraphBuilder;
  readonly #forms = new Map<string, Edge>();
  readonly #imageBlocks = new Map<string, Edge>();

  constructor(graph: GraphBuilder, holdsConstants: boolean) {
    this.#graph = graph;
    this.holdsConstants = holdsConstants;
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

  /** What `fromImageBlocks` made feature maps of. */
  imageBlocks(x: Edge): Edge | undefined {
    return this.#imageBlocks.get(x.name);
  }

  /**
   * Blocks of images and channels, [c / block, n / block, h, w, block of n, block of c] in memory and [n, c, h, w] by
   * name, as [n, h, w, c].
   */
  fromImageBlocks(images: Edge): Edge {
    const [n, c, h, w] = images.shape as Size4;
    const { size } = this;
    const split = this.#graph.reshape(images, [c / size, n / size, h, w, size, size]);
    const blocks = this.#graph.reshape(this.#graph.transpose(split, [1, 4, 0, 2, 3, 5]), [n, c, h, w]);
    const maps = this.toChannelsLast(blocks);
    this.#imageBlocks.set(maps.name, split);
    return maps;
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

  /** The blocks of feature maps that all have them, and are of one shape. */
  alike(inputs: readonly Edge[]): readonly Edge[] | undefined {
    const blocks = inputs.map((input) => this.get(input)).filter((input) => input !== undefined);
    const isAlike =
      blocks.length === inputs.length && blocks.every(({ shape }) => `${shape}` === `${blocks[0]!.shape}`);
    return isAlike ? blocks : undefined;
  }

  /**
   * Operands of what works element by element, in blocks as `split` gives them, if one as large as the result is.
   * @param shape [n, h, w, c] that they are broadcast to
   * @returns undefined if none is, or one cannot be
   */
  align(inputs: readonly Edge[], shape: readonly number[]) {
    if (!inputs.some((input) => this.get(input) && input.shape.join() === shape.join())) return undefined;
    const aligned = inputs.map((input) => this.#spread(input)).filter((input) => input !== undefined);
    const [n, h, w, c] = shape as Size4;
    return aligned.length < inputs.length ? undefined : { inputs: aligned, shape: [n, c / this.size, h, w, this.size] };
  }

  /** What `split` would give for all but large maps that only other layouts have; undefined for those of integers. */
  #spread(x: Edge): Edge | undefined {
    if (x.shape.every((extent) => extent === 1)) return x;
    const whole = this.#graph.reshape(x, [...Array<number>(4 - x.shape.length).fill(1), ...x.shape]);
    const [n, h, w, c] = whole.shape as Size4;
    const blocks = this.get(whole);
    if (c === 1) return this.#graph.reshape(whole, [n, 1, h, w, 1]);
    if (!blocks && h * w === 1) return this.#graph.reshape(whole, [n, c / this.size, 1, 1, this.size]);
    return blocks || x.type === "float32" ? this.split(blocks ?? this.from(whole)) : undefined;
  }

  /** Blocks as `split` gives them, as [n, h, w, c]. */
  unite(split: Edge): Edge {
    const [n, c, h, w, size] = split.shape as [number, number, number, number, number];
    return this.toChannelsLast(this.#graph.reshape(split, [n, c * size, h, w]));
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
