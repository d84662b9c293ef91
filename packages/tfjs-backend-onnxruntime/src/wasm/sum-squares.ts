import { FunctionWriter, type Variable } from "./function-writer.ts";
import type { MapProgram } from "./map-program.ts";

const FLOAT = 4;
/** Floats that one instruction computes. */
const LANES = 4;
/** Sums that do not wait for each other. */
const SUMS = 4;
const STEP = SUMS * LANES;
/** Of an image: fewer numbers are computed faster where they are than in a program of their own. */
const FEWEST = 65_536;
/** Numbers of a part: single precision is enough for their sum, and they stay in the cache nearest to a core. */
const LONGEST = 8192;
const SHORTEST = 512;

/**
 * Squares of images' numbers, or of their differences from those of one image, summed in parts: [parts, images]. One
 * image's part meets that of all others while it is in the cache.
 * @param images how many
 * @param length numbers of each
 * @param isDifference whether there is a second operand, of one image
 * @returns undefined for few numbers, and for numbers that cannot be parted well
 */
export function makeSumSquares(images: number, length: number, isDifference: boolean): MapProgram | undefined {
  const part = findPart(length);
  if (length < FEWEST || part < SHORTEST) return undefined;
  return {
    key: `sum squares ${[images, length, part, isDifference]}`,
    code: () => writeSumSquares(images, length, part, isDifference),
    operandSizes: isDifference ? [part, part] : [part],
    resultSize: images,
    maps: length / part,
    resultLayout: "channels-last",
  };
}

/** The longest whose multiples are all the numbers; 0 if there is none. */
function findPart(length: number): number {
  let part = LONGEST;
  while (part > 0 && length % part !== 0) part -= STEP;
  return part;
}

function writeSumSquares(images: number, length: number, part: number, isDifference: boolean): Uint8Array<ArrayBuffer> {
  const writer = new FunctionWriter(isDifference ? 4 : 3);
  const x = writer.parameter(0);
  const from = isDifference ? writer.parameter(1) : undefined;
  const [result, maps] = [writer.parameter(isDifference ? 2 : 1), writer.parameter(isDifference ? 3 : 2)];
  const [image, step] = [writer.variable("i32"), writer.variable("i32")];
  const [place, other] = [writer.variable("i32"), writer.variable("i32")];
  const sums = Array.from({ length: SUMS }, () => writer.variable("v128"));
  const value = writer.variable("v128");
  writer.countDown(maps, () => {
    writer.copy(x, place);
    writer.repeat(image, images, () => {
      if (from !== undefined) writer.copy(from, other);
      for (const sum of sums) {
        writer.lanes(0);
        writer.set(sum);
      }
      writer.repeat(step, part / STEP, () => {
        for (const [index, sum] of sums.entries()) {
          addSquare(writer, sum, value, index * LANES * FLOAT, [place, ...(from === undefined ? [] : [other])]);
        }
        writer.increase(place, STEP * FLOAT);
        if (from !== undefined) writer.increase(other, STEP * FLOAT);
      });
      storeTotal(writer, sums, result);
      writer.increase(result, FLOAT);
      writer.increase(place, (length - part) * FLOAT);
    });
    writer.increase(x, part * FLOAT);
    if (from !== undefined) writer.increase(from, part * FLOAT);
  });
  return writer.encode();
}

/** Adds four squares: of the numbers so many bytes on, or of their distances. */
function addSquare(
  writer: FunctionWriter,
  sum: Variable,
  value: Variable,
  bytes: number,
  [place, other]: readonly Variable[],
): void {
  writer.get(sum);
  writer.get(place!);
  writer.load(bytes);
  if (other !== undefined) {
    writer.get(other);
    writer.load(bytes);
    writer.do("f32x4.sub");
  }
  writer.tee(value);
  writer.get(value);
  writer.do("f32x4.mul", "f32x4.add");
  writer.set(sum);
}

/** Stores the sum of all lanes. */
function storeTotal(writer: FunctionWriter, [total, ...others]: readonly Variable[], result: Variable): void {
  for (const sum of others) {
    writer.get(total!);
    writer.get(sum);
    writer.do("f32x4.add");
    writer.set(total!);
  }
  for (const lanes of [
    [2, 3, 0, 1],
    [1, 0, 3, 2],
  ] as const) {
    writer.get(total!);
    writer.get(total!);
    writer.get(total!);
    writer.shuffle(lanes);
    writer.do("f32x4.add");
    writer.set(total!);
  }
  writer.get(result);
  writer.get(total!);
  writer.storeLane(0);
}
