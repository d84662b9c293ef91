import type { FaithfulnessCurves } from "@deconvscope/proto";
import type { CurveData } from "@deconvscope/viz-curve";
import { mean } from "./faithfulness-state.ts";

/** A plot of the map's order and random ones. */
export interface TruthPlot extends CurveData {
  title: string;
  /** Named for a screen reader. */
  label: string;
}

/** Pixels taken away, and given back. @param valueName "P(rabbit)" */
export function truthPlots(curves: FaithfulnessCurves, valueName: string): TruthPlot[] {
  const { shares, deletion, insertion, randomDeletion, randomInsertion } = curves;
  return [
    {
      title: "Deletion: low is good",
      label: "Deletion",
      shares,
      curves: [
        { name: "by the map", values: deletion, area: curves.deletionArea },
        { name: "random", values: randomDeletion, area: mean(curves.randomDeletionAreas), isBaseline: true },
      ],
      shareName: "share of the pixels taken away",
      valueName,
    },
    {
      title: "Insertion: high is good",
      label: "Insertion",
      shares,
      curves: [
        { name: "by the map", values: insertion, area: curves.insertionArea },
        { name: "random", values: randomInsertion, area: mean(curves.randomInsertionAreas), isBaseline: true },
      ],
      shareName: "share of the pixels given back",
      valueName,
    },
  ];
}
