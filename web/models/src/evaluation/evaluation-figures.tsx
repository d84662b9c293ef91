import type { EvaluateResponse } from "@deconvscope/proto";
import { navigate, useCatalog, useShortcuts, useViewState } from "@deconvscope/shell";
import { useMemo } from "react";
import { CalibrationFigure } from "./calibration-figure.tsx";
import { ClassAccuracyFigure } from "./class-accuracy-figure.tsx";
import { ConfusionFigure } from "./confusion-figure.tsx";
import styles from "./evaluation.module.css";
import {
  calibrationExport,
  classesExport,
  confusionExport,
  mistakesExport,
  precisionExport,
} from "./evaluation-export.ts";
import type { EvaluationSettings } from "./evaluation-settings.ts";
import { MistakesFigure } from "./mistakes-figure.tsx";
import { nameCell, openCell } from "./opened-cell.ts";
import { PrecisionFigure } from "./precision-figure.tsx";
import { toCalibration } from "./to-calibration.ts";
import { ToCome } from "./to-come.tsx";
import { toConfusion } from "./to-confusion.ts";

interface EvaluationFiguresProps {
  settings: EvaluationSettings;
  response: EvaluateResponse;
  /** Whether images still come. */
  running: boolean;
}

/** What an evaluation found out, figure by figure. */
export function EvaluationFigures({ settings, response, running }: EvaluationFiguresProps) {
  const { datasets } = useCatalog();
  const { view } = useViewState();
  const dataset = datasets.value?.find(({ name }) => name === settings.on.dataset);
  const confusion = useMemo(() => (response.confusion.length > 0 ? toConfusion(response) : undefined), [response]);
  const calibration = useMemo(() => response.calibration && toCalibration(response.calibration), [response]);
  const cell = view?.cell;
  const opened = useMemo(
    () => (cell && confusion ? openCell(cell, confusion, response) : undefined),
    [cell, confusion, response],
  );
  useShortcuts(opened ? [{ keys: "Escape", does: "close the cell", run: () => closeCell(), always: true }] : []);
  if (dataset?.multiLabel) {
    if (!response.complete) return <ToCome title="Average precision per class" shape="plot" running={running} />;
    const { labels } = dataset;
    const figure = precisionExport(settings, response, labels);
    return <PrecisionFigure labels={labels} precisions={response.averagePrecisions} figure={figure} />;
  }
  return (
    <>
      <div className={styles.two}>
        {confusion ? (
          <ConfusionFigure
            confusion={confusion}
            figure={confusionExport(settings, response, view ?? {})}
            opened={opened}
            onOpen={(cell) => navigate({ cell: nameCell(cell, confusion) })}
            onClose={closeCell}
          />
        ) : (
          <ToCome title="Which class is taken for which" shape="matrix" running={running} />
        )}
        <div className={styles.column}>
          {calibration ? (
            <CalibrationFigure data={calibration} figure={calibrationExport(settings, response)} />
          ) : (
            <ToCome title="How sure, how right" shape="plot" running={running} />
          )}
          <ClassAccuracyFigure
            labels={settings.model.response.labels}
            response={response}
            figure={classesExport(settings, response)}
          />
        </div>
      </div>
      {response.complete && (
        <MistakesFigure
          key={opened?.text}
          isMissing={view?.cell !== undefined && opened === undefined}
          on={settings.on}
          mistakes={response.mistakes}
          opened={opened}
          onClose={closeCell}
          figure={mistakesExport(settings, response, opened)}
        />
      )}
    </>
  );
}

/** The focus returns to the cell. */
function closeCell(options?: FocusOptions): void {
  document.querySelector<HTMLElement>("#confusion [role=application]")?.focus(options);
  navigate({ cell: undefined });
}
