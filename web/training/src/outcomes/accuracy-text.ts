import type { Outcome } from "@deconvscope/proto";
import { formatPercent } from "@deconvscope/shell";

/** "83.8 ± 0.5 %" */
export function accuracyText({ accuracy, deviation, foldAccuracies }: Outcome): string {
  if (foldAccuracies.length < 2) return formatPercent(accuracy);
  return `${(100 * accuracy).toFixed(1)} ± ${formatPercent(deviation)}`;
}
