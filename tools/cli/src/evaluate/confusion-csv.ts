import type { EvaluateResponse } from "@deconvscope/proto";
import { csvLine } from "../export/csv-line.ts";

/** What is taken for what as CSV, a line a pair that there is. */
export function confusionCsv({ confusion }: EvaluateResponse, classes: readonly string[]): string {
  const rows = confusion.map(({ classIndex, predicted, images }) =>
    csvLine([classIndex, classes[classIndex] ?? "", predicted, classes[predicted] ?? "", images]),
  );
  return csvLine(["class", "label", "predicted", "predicted_label", "images"]) + rows.join("");
}
