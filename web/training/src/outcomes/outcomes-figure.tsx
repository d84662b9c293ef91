import { type Outcome, type Run, RunState, type Snapshot } from "@deconvscope/proto";
import { FigureFrame, formatCount, formatPercent, navigate, SideScroll, useViewState } from "@deconvscope/shell";
import { useMemo } from "react";
import { useRunProvenance } from "../run/use-run-provenance.ts";
import { countFits } from "../runs/run-words.ts";
import { AccuracyBar } from "./accuracy-bar.tsx";
import { accuracyText } from "./accuracy-text.ts";
import { bestOutcome } from "./best-outcome.ts";
import { ClassAccuracies } from "./class-accuracies.tsx";
import { DepthCurve } from "./depth-curve.tsx";
import styles from "./outcomes.module.css";
import { outcomesExport } from "./outcomes-export.ts";
import { PaperTable } from "./paper-table.tsx";

/** What came of a run: mean and deviation over folds, layers or variants beside each other, classes, the paper's numbers. */
export function OutcomesFigure({ run, snapshots }: { run: Run; snapshots: readonly Snapshot[] }) {
  const { outcomes } = run;
  const chosen = useViewState().view?.outcome;
  const provenance = useRunProvenance(run, countFits(run) > 1 ? undefined : snapshots.at(-1));
  const figure = useMemo(() => outcomesExport(run, provenance), [run.id, outcomes, provenance]);
  if (outcomes.length === 0) return null;
  const kind = run.request?.kind.case;
  const shown = outcomes.find(({ name }) => name === chosen) ?? bestOutcome(outcomes);
  return (
    <FigureFrame
      id="outcomes"
      label="Outcomes"
      title={
        <div>
          <h2 className="look-title">{titles[kind ?? ""] ?? "How well it does"}</h2>
          <p className="sub">{sentence(run)}</p>
        </div>
      }
      figure={figure}
    >
      <div className={styles.body}>
        <div className={`panel ${styles.panel}`}>
          <SideScroll label="Accuracies as a table" className={styles.table}>
            <OutcomeTable
              outcomes={outcomes}
              first={kind === "probes" ? "Layer" : kind === "ablations" ? "Variant" : "Run"}
              chosen={shown?.name}
              onChoose={(outcome) => navigate({ run: run.id, outcome })}
            />
          </SideScroll>
          <PaperTable run={run} />
        </div>
        <div className={styles.side}>
          {kind === "probes" && outcomes.length > 1 && <DepthCurve outcomes={outcomes} />}
          {shown && shown.classAccuracies.length > 0 && (
            <ClassAccuracies outcome={shown} labels={run.labels} named={outcomes.length > 1} />
          )}
        </div>
      </div>
    </FigureFrame>
  );
}

const titles: Readonly<Record<string, string>> = {
  probes: "How much each layer knows",
  ablations: "What each part is worth",
};

function sentence({ outcomes, request, state }: Run): string {
  const folds = Math.max(...outcomes.map(({ foldAccuracies }) => foldAccuracies.length));
  const images = outcomes[0];
  const learned = images
    ? `${formatCount(images.trainingImages)} images learned from, ${formatCount(images.testImages)} measured`
    : "";
  const over = folds > 1 ? `; mean ± deviation of ${folds} folds` : "";
  const partial = state === RunState.COMPLETE ? "" : " So far.";
  return `Mean accuracy over the classes of ${request?.dataset}: ${learned}${over}.${partial}`;
}

interface OutcomeTableProps {
  outcomes: readonly Outcome[];
  first: string;
  chosen: string | undefined;
  onChoose: (name: string) => void;
}

function OutcomeTable({ outcomes, first, chosen, onChoose }: OutcomeTableProps) {
  const best = Math.max(...outcomes.map(({ accuracy }) => accuracy));
  const has = (key: "trainingError" | "top1Error" | "top5Error" | "tenCropTop1Error") =>
    outcomes.some((outcome) => outcome[key] !== undefined);
  const errors = (
    [
      ["trainingError", "Training error"],
      ["top1Error", "Top-1 error"],
      ["top5Error", "Top-5 error"],
      ["tenCropTop1Error", "Top-1, ten crops"],
    ] as const
  ).filter(([key]) => has(key));
  return (
    <table>
      <thead>
        <tr>
          <th>{first}</th>
          <th className="right">Accuracy</th>
          <th>
            <span className="visually-hidden">Accuracy as a bar</span>
          </th>
          {errors.map(([key, head]) => (
            <th key={key} className="right">
              {head}
            </th>
          ))}
          <th className="right">Parameters</th>
        </tr>
      </thead>
      <tbody>
        {outcomes.map((outcome) => (
          <tr key={outcome.name} aria-selected={outcomes.length > 1 && outcome.name === chosen}>
            <td>
              {outcomes.length > 1 ? (
                <button type="button" className={styles.name} onClick={() => onChoose(outcome.name)}>
                  {outcome.name}
                </button>
              ) : (
                outcome.name
              )}
            </td>
            <td className="right num">
              {outcome.accuracy === best && outcomes.length > 1 ? (
                <b>{accuracyText(outcome)}</b>
              ) : (
                accuracyText(outcome)
              )}
            </td>
            <td>
              <AccuracyBar outcome={outcome} />
            </td>
            {errors.map(([key]) => (
              <td key={key} className="right num">
                {outcome[key] === undefined ? "–" : formatPercent(outcome[key])}
              </td>
            ))}
            <td className="right num">{formatCount(outcome.parameters)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
