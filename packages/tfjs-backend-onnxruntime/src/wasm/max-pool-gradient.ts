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
 * @returns undefined for windows that reach over the map, or are very large
 */
export function makeMaxPoolGradient(info: backend_util.Conv2DInfo, size: number): MapProgram | undefined {
  const { top, left, bottom, right } = info.padInfo;
  const { filterHeight, filterWidth, strideHeight, strideWidth, inHeight, inWidth, outHeight, outWidth } = info;
  if (size % LANES !== 0 || info.inChannels % size !== 0 || filterHeight * filterWidth > MOST_CELLS) return undefined;
  if (info.batchSize * inHeight * inWidth * info.inChannels < FEWEST) return undefined;
  if (Math.max(top, left, bottom, right) > 0 || info.dilationHeight * info.dilationWidth > 1) return undefined;
  const pool = { filterHeight, filterWidth, strideHeight, strideWidth, inHeight, inWidth, outHeight, outWidth, size };
  return {
    key: `max pool gradient ${Object.values(pool)}`,
    code: () => writeMaxPoolGradient(pool),
    operandSizes: [outHeight * outWidth * size, inHeight * inWidth * size],
    resultSize: inHeight * inWidth * size,
    maps: (info.batchSize * info.inChannels) / size,
  };
}

interface Pool
  extends Pick<
    backend_util.Conv2DInfo,
    "filterHeight" | "filterWidth" | "strideHeight" | "strideWidth" | "inHeight" | "inWidth" | "outHeight" | "outWidth"
  > {
  readonly size: number;
}

function writeMaxPoolGradient(pool: Pool): Uint8Array<ArrayBuffer> {
  const { strideHeight, strideWidth, inHeight, inWidth, outHeight, outWidth, size } = pool;
  const writer = new FunctionWriter(4);
  const [dy, x, dx, maps] = [0, 1, 2, 3].map((place) => writer.parameter(place)) as [
    Variable,
    Variable,
    Variable,
    Variable,
  ];
  const [row, column] = [writer.variable("i32"), writer.variable("i32")];
  const [window, target] = [writer.variable("i32"), writer.variable("i32")];
  const writeWindow = makeWindowWriter(writer, pool, { window, target, dy });
  const cell = size * FLOAT;
  const rowBytes = inWidth * cell;
  const mapBytes = inHeight * rowBytes;
  writer.countDown(maps, () => {
    writer.get(dx);
    writer.constant(0);
    writer.constant(mapBytes);
    writer.do("memory.fill");
    writer.get(x);
    writer.set(window);
    writer.get(dx);
    writer.set(target);
    writer.constant(outHeight);
    writer.set(row);
    writer.countDown(row, () => {
      writer.constant(outWidth);
      writer.set(column);
      writer.countDown(column, () => {
        for (let lane = 0; lane < size; lane += LANES) writeWindow(lane * FLOAT);
        writer.increase(window, strideWidth * cell);
        writer.increase(target, strideWidth * cell);
        writer.increase(dy, cell);
      });
      const toNextRow = strideHeight * rowBytes - outWidth * strideWidth * cell;
      writer.increase(window, toNextRow);
      writer.increase(target, toNextRow);
    });
    writer.increase(x, mapBytes);
    writer.increase(dx, mapBytes);
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
  const { filterHeight, filterWidth, inWidth, size } = pool;
  const cells = Array.from({ length: filterHeight * filterWidth }, (_, cell) => {
    return (Math.floor(cell / filterWidth) * inWidth + (cell % filterWidth)) * size * FLOAT;
  });
  const [most, winner, value] = [writer.variable("v128"), writer.variable("v128"), writer.variable("v128")];
  const [candidate, isMore] = [writer.variable("v128"), writer.variable("v128")];
  return (lane: number): void => {
    for (const [cell, bytes] of cells.entries()) {
      writer.get(window);
      writer.load(bytes + lane);
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
    for (const [cell, bytes] of cells.entries()) {
      writer.get(target);
      writer.get(target);
      writer.load(bytes + lane);
      writer.get(value);
      writer.get(winner);
      writer.lanes(cell);
      writer.do("i32x4.eq", "v128.and", "f32x4.add");
      writer.store(bytes + lane);
    }
  };
}
