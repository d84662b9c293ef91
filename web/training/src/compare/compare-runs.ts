import type { Metrics, Run } from "@deconvscope/proto";
import { formatCount, formatPercent } from "@deconvscope/shell";
import { bestOutcome } from "../outcomes/best-outcome.ts";
import type { RunHistory } from "../run/run-history.ts";
import { countFits, knownAccuracy } from "../runs/run-words.ts";

/** A run as the comparison needs it. */
export interface ComparedRun {
  run: Run;
  history: Pick<RunHistory, "metrics" | "snapshots">;
  /** First layer: "7 × 7, stride 2". */
  kernel: string | undefined;
}
export interface ComparedRow {
  what: string;
  values: readonly [string, string];
  /** Which of the two does better; undefined: neither, or nobody can say. */
  better?: 0 | 1 | undefined;
}

/** Of runs that train several networks: the mean over folds, of several layers or variants the best. */
export const accuracyInTheEnd = "Accuracy over the folds, of the best row";

/** What two runs can be held against each other by; accuracy and loss at the last epoch that both reached. */
export function compareRuns(first: ComparedRun, second: ComparedRun): ComparedRow[] {
  const both = [first, second] as const;
  const words = (say: (one: ComparedRun) => string) => [say(both[0]), say(both[1])] as const;
  const numbers = (
    what: string,
    of: (one: ComparedRun) => number | undefined,
    write: (n: number) => string,
    more?: boolean,
  ): ComparedRow[] => {
    const [a, b] = [of(first), of(second)];
    if (a === undefined && b === undefined) return [];
    const better =
      more === undefined || a === undefined || b === undefined || a === b ? undefined : a > b === more ? 0 : 1;
    return [{ what, values: [a === undefined ? "–" : write(a), b === undefined ? "–" : write(b)], better }];
  };
  const epoch = commonEpoch(first.history.metrics, second.history.metrics);
  const at = ({ history }: ComparedRun) =>
    epoch === undefined ? undefined : history.metrics.find((point) => isMeasured(point) && point.epoch === epoch);
  const perEpoch = (): ComparedRow[] => [
    ...numbers(`Validation accuracy at epoch ${epoch}`, (one) => at(one)?.validationAccuracy, formatPercent, true),
    ...numbers(
      `Validation loss at epoch ${epoch}`,
      (one) => at(one)?.validationLoss,
      (loss) => loss.toFixed(3),
      false,
    ),
    ...numbers(
      `Training loss at epoch ${epoch}`,
      (one) => at(one)?.loss,
      (loss) => loss.toFixed(3),
      false,
    ),
  ];
  const several = both.some(({ run }) => countFits(run) > 1);
  return [
    { what: "First layer", values: words(({ kernel }) => kernel ?? "–") },
    { what: "Dataset", values: words(({ run }) => run.request?.dataset || "–") },
    ...(several ? numbers(accuracyInTheEnd, ({ run }) => knownAccuracy(run), formatPercent, true) : perEpoch()),
    ...numbers("Parameters", ({ run }) => parametersOf(run), formatCount),
    ...numbers(
      "Images a second",
      ({ history }) => speedOf(history.metrics),
      (rate) => formatCount(Math.round(rate)),
      true,
    ),
  ];
}

const isMeasured = ({ validationAccuracy }: Metrics) => validationAccuracy !== undefined;

/** The last epoch at whose end both were measured. */
function commonEpoch(first: readonly Metrics[], second: readonly Metrics[]): number | undefined {
  const epochs = new Set(second.filter(isMeasured).map(({ epoch }) => epoch));
  return first.findLast((point) => isMeasured(point) && epochs.has(point.epoch))?.epoch;
}

/** Of the row that does best. */
function parametersOf({ outcomes }: Run): number | undefined {
  const best = bestOutcome(outcomes);
  return best && Number(best.parameters);
}

/** The middle one: the first steps and those beside other work are slow. */
function speedOf(metrics: readonly Metrics[]): number | undefined {
  const speeds = metrics.map(({ imagesPerSecond }) => imagesPerSecond).filter((speed) => speed > 0);
  return speeds.toSorted((a, b) => a - b)[Math.floor(speeds.length / 2)];
}
