import { FigureFrame, navigate, usePageTitle, useShortcuts, useViewState } from "@deconvscope/shell";
import { SweepControls } from "../controls/sweep-controls.tsx";
import { useDraftSquare } from "../controls/use-draft-square.ts";
import { className } from "../panels/map-name.ts";
import { useSquare } from "../square/use-square.ts";
import { describeSweep } from "../sweep/describe-sweep.ts";
import { mostActivity } from "../sweep/most-activity.ts";
import { usePlacedParts } from "../sweep/use-placed-parts.ts";
import { useSweep } from "../sweep/use-sweep.ts";
import { type SettingsState, useSweepSettings } from "../sweep/use-sweep-settings.ts";
import { SettingsNotes } from "./settings-notes.tsx";
import { SweepAction } from "./sweep-action.tsx";
import styles from "./sweep-figure.module.css";
import { SweepNote } from "./sweep-note.tsx";
import { SweepRow } from "./sweep-row.tsx";

/** Fig. 7: a square slides over the image, and what becomes of the prediction. */
export function SweepFigure({ asked }: { asked: SettingsState["asked"] }) {
  const { view } = useViewState();
  const state = useSweepSettings(asked);
  const { settings } = state;
  const { draft, move } = useDraftSquare();
  const running = useSweep(draft ? undefined : settings);
  const { sweep } = running;
  const square = useSquare();
  const parts = usePlacedParts(state.model.value, state.image.value);
  const classIndex = sweep?.start?.classIndex ?? settings?.classIndex;
  const name = state.model.value && classIndex !== undefined ? className(state.model.value, classIndex) : undefined;
  const table = view?.view === "table";
  usePageTitle("Occlusion", name);
  useShortcuts([
    { keys: "Enter", does: "pin the square", run: square.togglePin },
    { keys: "Escape", does: "let the square go", run: square.unpin },
  ]);
  return (
    <FigureFrame
      main
      label="Occlusion"
      className={styles.figure}
      title={
        <div className={styles.title}>
          <h1>{name ? `What does “${name}” rest on?` : "What does the prediction rest on?"}</h1>
          <p className="sub">{sweep ? describeSweep(sweep, parts) : "\u00a0"}</p>
        </div>
      }
      table={{ shown: table, onToggle: () => navigate({ view: table ? undefined : "table" }, { replace: true }) }}
    >
      <SweepControls
        settings={settings}
        classIndex={classIndex}
        trueClass={state.trueClass}
        draft={draft}
        onMove={move}
      >
        <SweepAction running={running} ready={settings !== undefined || draft !== undefined} />
      </SweepControls>
      <SettingsNotes state={state} />
      {settings && sweep?.problem && <SweepNote settings={settings} problem={sweep.problem} onRetry={running.again} />}
      <SweepRow state={state} sweep={sweep} square={square} mostActivity={mostActivity([sweep])} asTable={table} />
    </FigureFrame>
  );
}
