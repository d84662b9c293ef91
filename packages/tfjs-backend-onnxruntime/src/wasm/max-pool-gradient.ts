import type { backend_util } from "@tensorflow/tfjs-core";
import { FunctionWriter, type Variable } from "./function-writer.ts";
import type { MapProgram } from "./map-program.ts";

const FLOAT = 4;
/** Floats that one instruction computes. */
const LANES = 4;
/** Fewer numbers are computed faster where they are than in a program of their own. */
const FEWEST = 100_000;
/** Windows are written out, cell by cell. */
const MOST_CELLS = 64;

/**
 * The gradient of a max pool on blocked maps: each value goes to the first maximum of its window in row-major order, and
 * values that meet add, in the order of their windows. Operands are the gradient of the pool's output, and its input.
 * @param size channels of a block
 * @returns undefined for windows that reach over the map or are very large, and for little work
 */
export function makeMaxPoolGradient(info: backend_util.Conv2DInfo, size: number): MapProgram | undefined {
  const { top, left, bottom, right } = info.padInfo;
  const { batchSize, inChannels, filterHeight, filterWidth, inHeight, inWidth } = info;
  if (size % LANES !== 0 || inChannels % size !== 0 || filterHeight * filterWidth > MOST_CELLS) return undefined;
  if (batchSize * inHeight * inWidth * inChannels < FEWEST) return undefined;
  if (Math.max(top, left, bottom, right) > 0 || info.dilationHeight * info.dilationWidth > 1) return undefined;
  const blocks = inChannels / size;
  const asChannels = { ...info, size, images: 1, blocks: 1, cellFloats: size, blockFloats: 0 };
  const program = makeProgram(asChannels, batchSize * blocks);
  if (batchSize % size !== 0) return program;
  const cellFloats = size * size;
  const blockFloats = (batchSize / size) * inHeight * inWidth * cellFloats;
  const inImageBlocks = makeProgram({ ...info, size, images: size, blocks, cellFloats, blockFloats }, batchSize / size);
  return { ...program, inImageBlocks };
}

interface Pool
  extends Pick<
    backend_util.Conv2DInfo,
    "filterHeight" | "filterWidth" | "strideHeight" | "strideWidth" | "inHeight" | "inWidth" | "outHeight" | "outWidth"
  > {
  readonly size: number;
  /** Images, and blocks of channels of each, that are computed together. */
  readonly images: number;
  readonly blocks: number;
  /** From one cell of the result to the next, and from one block of channels to the next. */
  readonly cellFloats: number;
  readonly blockFloats: number;
}

function makeProgram(pool: Pool, maps: number): MapProgram {
  const { inHeight, inWidth, outHeight, outWidth, filterHeight, filterWidth, strideHeight, strideWidth } = pool;
  const { size, images, blocks, cellFloats, blockFloats } = pool;
  const extents = [inHeight, inWidth, outHeight, outWidth, filterHeight, filterWidth, strideHeight, strideWidth];
  const floats = images * blocks * size;
  return {
    key: `max pool gradient ${[...extents, size, images, blocks, cellFloats, blockFloats]}`,
    code: () => writeMaxPoolGradient(pool),
    operandSizes: [outHeight * outWidth * floats, inHeight * inWidth * floats],
    resultSize: inHeight * inWidth * cellFloats,
    maps,
    resultLayout: "blocked",
  };
}

function writeMaxPoolGradient(pool: Pool): Uint8Array<ArrayBuffer> {
  const { strideHeight, strideWidth, inHeight, inWidth, outHeight, outWidth, size, images, blocks } = pool;
  const writer = new FunctionWriter(4);
  const [dy, x, dx, maps] = [0, 1, 2, 3].map((place) => writer.parameter(place)) as [
    Variable,
    Variable,
    Variable,
    Variable,
  ];
  const [image, block] = [writer.variable("i32"), writer.variable("i32")];
  const [row, column] = [writer.variable("i32"), writer.variable("i32")];
  const [first, window, target] = [writer.variable("i32"), writer.variable("i32"), writer.variable("i32")];
  const writeWindow = makeWindowWriter(writer, pool, { window, target, dy });
  const sourceCell = size * FLOAT;
  const targetCell = pool.cellFloats * FLOAT;
  const blockBytes = pool.blockFloats * FLOAT;
  const targetBytes = inHeight * inWidth * targetCell;
  writer.countDown(maps, () => {
    for (let place = 0; place < blocks; place++) {
      writer.get(dx);
      writer.constant(place * blockBytes);
      writer.do("i32.add");
      writer.constant(0);
      writer.constant(targetBytes);
      writer.do("memory.fill");
    }
    writer.copy(dx, first);
    writer.repeat(image, images, () => {
      writer.copy(first, target);
      writer.repeat(block, blocks, () => {
        writer.copy(x, window);
        writer.repeat(row, outHeight, () => {
          writer.repeat(column, outWidth, () => {
            for (let lane = 0; lane < size; lane += LANES) writeWindow(lane * FLOAT);
            writer.increase(window, strideWidth * sourceCell);
            writer.increase(target, strideWidth * targetCell);
            writer.increase(dy, sourceCell);
          });
          writer.increase(window, (strideHeight * inWidth - outWidth * strideWidth) * sourceCell);
          writer.increase(target, (strideHeight * inWidth - outWidth * strideWidth) * targetCell);
        });
        writer.increase(target, blockBytes - outHeight * strideHeight * inWidth * targetCell);
        writer.increase(x, inHeight * inWidth * sourceCell);
      });
      writer.increase(first, sourceCell);
    });
    writer.increase(dx, targetBytes);
  });
  return writer.encode();
}

interface Addresses {
  readonly window: Variable;
  readonly target: Variable;
  readonly dy: Variable;
}

/** Writes what four channels of a window take: which of its cells is the first maximum, and what that cell gains. */
function makeWindowWriter(writer: FunctionWriter, pool: Pool, { window, target, dy }: Addresses) {
  const { filterHeight, filterWidth, inWidth, size, cellFloats } = pool;
  const cells = Array.from(
    { length: filterHeight * filterWidth },
    (_, cell) => Math.floor(cell / filterWidth) * inWidth + (cell % filterWidth),
  );
  const [most, winner, value] = [writer.variable("v128"), writer.variable("v128"), writer.variable("v128")];
  const [candidate, isMore] = [writer.variable("v128"), writer.variable("v128")];
  return (lane: number): void => {
    for (const [cell, distance] of cells.entries()) {
      writer.get(window);
      writer.load(distance * size * FLOAT + lane);
      if (cell === 0) {
        writer.set(most);
        writer.lanes(0);
      } else {
        writer.tee(candidate);
        writer.get(most);
        writer.do("f32x4.gt");
        writer.set(isMore);
        writer.get(candidate);
        writer.get(most);
        writer.get(isMore);
        writer.do("v128.bitselect");
        writer.set(most);
        writer.lanes(cell);
        writer.get(winner);
        writer.get(isMore);
        writer.do("v128.bitselect");
      }
      writer.set(winner);
    }
    writer.get(dy);
    writer.load(lane);
    writer.set(value);
    for (const [cell, distance] of cells.entries()) {
      const bytes = distance * cellFloats * FLOAT + lane;
      writer.get(target);
      writer.get(target);
      writer.load(bytes);
      writer.get(value);
      writer.get(winner);
      writer.lanes(cell);
      writer.do("i32x4.eq", "v128.and", "f32x4.add");
      writer.store(bytes);
    }
  };
}
