import { areaUnder } from "./area-under.ts";

/** Low deletion and high insertion mean that a map names what matters. */
export interface FaithfulnessCurves {
  /** [steps + 1] shares of the pixels, 0 … 1 */
  readonly shares: Float32Array;
  /** Probability of the class with that share replaced by the image blurred. */
  readonly deletion: Float32Array;
  /** With that share of the image put into the blurred one. */
  readonly insertion: Float32Array;
  /** Mean over the random orders; NaN without any. */
  readonly randomDeletion: Float32Array;
  readonly randomInsertion: Float32Array;
  readonly deletionArea: number;
  readonly insertionArea: number;
  /** One a random order. */
  readonly randomDeletionAreas: readonly number[];
  readonly randomInsertionAreas: readonly number[];
}

/**
 * Puts probabilities together as curves.
 * @param shares [steps + 1] 0 … 1
 * @param chances [orders, 2, shares] the map's order first, deletion before insertion
 */
export function drawCurves(shares: Float32Array, chances: readonly number[]): FaithfulnessCurves {
  const curves = Array.from({ length: chances.length / shares.length }, (_, curve) =>
    Float32Array.from(chances.slice(curve * shares.length, (curve + 1) * shares.length)),
  );
  const [deletion, insertion, ...random] = curves as [Float32Array, Float32Array, ...Float32Array[]];
  const deletions = random.filter((_, curve) => curve % 2 === 0);
  const insertions = random.filter((_, curve) => curve % 2 === 1);
  return {
    shares,
    deletion,
    insertion,
    randomDeletion: averageCurves(deletions, shares.length),
    randomInsertion: averageCurves(insertions, shares.length),
    deletionArea: areaUnder(shares, deletion),
    insertionArea: areaUnder(shares, insertion),
    randomDeletionAreas: deletions.map((curve) => areaUnder(shares, curve)),
    randomInsertionAreas: insertions.map((curve) => areaUnder(shares, curve)),
  };
}

function averageCurves(curves: readonly Float32Array[], length: number): Float32Array {
  return Float32Array.from({ length }, (_, at) => curves.reduce((sum, curve) => sum + curve[at]!, 0) / curves.length);
}
