import { FigureFrame, usePageTitle, useShortcuts, useTableChoice } from "@deconvscope/shell";
import { useDraft } from "../address/use-draft.ts";
import { bothSweeps } from "../compare/both-sweeps.ts";
import { ComparePicker } from "../compare/compare-picker.tsx";
import { useColors } from "../compare/use-colors.ts";
import { useCompared } from "../compare/use-compared.ts";
import { SweepControls } from "../controls/sweep-controls.tsx";
import { TruthFigure } from "../faithfulness/truth-figure.tsx";
import { OtherSweeps } from "../others/other-sweeps.tsx";
import { className } from "../panels/map-name.ts";
import { useSquare } from "../square/use-square.ts";
import { describeSweep } from "../sweep/describe-sweep.ts";
import { lastOfSame } from "../sweep/last-of-same.ts";
import { mostActivity } from "../sweep/most-activity.ts";
import { sweepKey } from "../sweep/sweep-settings.ts";
import { usePlacedParts } from "../sweep/use-placed-parts.ts";
import { useSweep } from "../sweep/use-sweep.ts";
import { type SettingsState, useSweepSettings } from "../sweep/use-sweep-settings.ts";
import { useTold } from "../sweep/use-told.ts";
import { BesideRow } from "./beside-row.tsx";
import { SettingsNotes } from "./settings-notes.tsx";
import { SweepAction } from "./sweep-action.tsx";
import styles from "./sweep-figure.module.css";
import { SweepNote } from "./sweep-note.tsx";
import { SweepRow } from "./sweep-row.tsx";
import { useSweepExport } from "./use-sweep-export.ts";

/** Fig. 7: a square slides over the image, and what becomes of the prediction. */
export function SweepFigure({ asked }: { asked: SettingsState["asked"] }) {
  const table = useTableChoice();
  const state = useSweepSettings(asked);
  const { settings } = state;
  const { draft, move } = useDraft();
  const running = useSweep(draft ? undefined : settings);
  const failed = settings && running.sweep?.state === "failed" && running.sweep.done === 0;
  const stays = failed ? lastOfSame(settings) : undefined;
  const shown = stays ? { ...state, settings: stays.settings } : state;
  const sweep = stays?.sweep ?? running.sweep;
  const compared = useCompared(asked);
  const besideState = useSweepSettings(compared ?? nothing, settings);
  const beside = useSweep(draft || !compared ? undefined : besideState.settings);
  const square = useSquare();
  const parts = usePlacedParts(state.model.value, state.image.value);
  const told = useTold(settings, running.sweep);
  const { classIndex } = told;
  const name = state.model.value && classIndex !== undefined ? className(state.model.value, classIndex) : undefined;
  const asTable = table.shown;
  const most = mostActivity([sweep, beside.sweep]);
  const colors = useColors([sweep, state], compared && [beside.sweep, besideState]);
  const figure = useSweepExport(
    { settings: shown.settings, sweep },
    compared && { settings: besideState.settings, sweep: beside.sweep },
    { target: square.target, mostActivity: most, colors },
  );
  const keys = [shown.settings, compared && besideState.settings].map((one) => one && sweepKey(one));
  usePageTitle("Occlusion", name);
  useShortcuts([{ keys: "Escape", does: "let the square go", run: square.unpin }]);
  return (
    <>
      <FigureFrame
        main
        label="Occlusion"
        className={styles.figure}
        title={
          <div className={styles.title}>
            <h1>{name ? `What does “${name}” rest on?` : "What does it rest on?"}</h1>
            <p className="sub">{sweep ? describeSweep(sweep, parts) : "\u00a0"}</p>
          </div>
        }
        controls={<ComparePicker asked={asked} compared={compared} />}
        table={table}
        figure={figure}
        toCome={running.sweep === undefined || running.sweep.state === "streaming"}
      >
        {!state.model.problem && (
          <SweepControls settings={settings} told={told} trueClass={state.trueClass} draft={draft} onMove={move}>
            <SweepAction
              running={compared ? bothSweeps(running, beside) : running}
              ready={settings !== undefined || draft !== undefined}
            />
          </SweepControls>
        )}
        <SettingsNotes state={state} />
        {settings && running.sweep?.problem && (
          <SweepNote
            settings={settings}
            problem={running.sweep.problem}
            stays={stays?.settings}
            onRetry={running.again}
          />
        )}
        <SweepRow {...{ sweep, square, colors, asTable }} state={shown} mostActivity={most}>
          <OtherSweeps current={keys} model={asked.model} />
        </SweepRow>
        {compared && (
          <BesideRow
            {...{ state: besideState, lead: state, running: beside, square, colors, asTable }}
            mostActivity={most}
          />
        )}
      </FigureFrame>
      {!state.model.problem && !state.image.problem && (
        <TruthFigure settings={shown.settings} start={sweep?.start} name={name ?? "class"} />
      )}
    </>
  );
}

const nothing = { model: undefined, image: undefined };
