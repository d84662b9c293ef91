import type { FaithfulnessCurves } from "@deconvscope/proto";

/** What the curves say at one share of the pixels. */
export interface TruthRow {
  share: number;
  deletion: number;
  randomDeletion: number;
  insertion: number;
  randomInsertion: number;
}

/** One row a share, ascending. */
export function truthRows(curves: FaithfulnessCurves): TruthRow[] {
  return curves.shares.map((share, at) => ({
    share,
    deletion: curves.deletion[at]!,
    randomDeletion: curves.randomDeletion[at]!,
    insertion: curves.insertion[at]!,
    randomInsertion: curves.randomInsertion[at]!,
  }));
}
