import { Button, ErrorNote, navigate } from "@deconvscope/shell";
import { className } from "../panels/map-name.ts";
import type { SquareControl } from "../square/use-square.ts";
import type { RunningSweep } from "../sweep/use-sweep.ts";
import type { SettingsState } from "../sweep/use-sweep-settings.ts";
import styles from "./beside-row.module.css";
import { SweepNote } from "./sweep-note.tsx";
import { SweepRow } from "./sweep-row.tsx";

interface BesideRowProps {
  state: SettingsState;
  /** What it stands beside. */
  lead: SettingsState;
  running: RunningSweep;
  square: SquareControl;
  mostActivity: number;
  colors: readonly string[] | undefined;
  asTable: boolean;
}

/** The same sweep of what is compared: scales and square are those of the first. */
export function BesideRow({ state, lead, running, square, mostActivity, colors, asTable }: BesideRowProps) {
  const { asked, settings } = state;
  const { sweep } = running;
  const isModel = asked.model !== lead.asked.model;
  const problem = state.model.problem ?? state.image.problem;
  const model = state.model.value;
  const label = model && sweep?.start ? className(model, sweep.start.classIndex) : undefined;
  const name = isModel ? asked.model : (state.image.value?.name ?? "another image");
  return (
    <section className={styles.beside} aria-label={`Beside: ${name}`}>
      <h2>
        {isModel ? <code>{name}</code> : name}
        {label && <span className="sub"> P({label})</span>}
      </h2>
      {problem && (
        <ErrorNote
          title={isModel ? `There is nothing to compare with in ${asked.model}.` : "The image beside did not come."}
          problem={problem}
          action={<Button onClick={() => navigate({ vs: undefined })}>Stop comparing</Button>}
        />
      )}
      {settings && sweep?.problem && <SweepNote settings={settings} problem={sweep.problem} onRetry={running.again} />}
      {!problem && <SweepRow {...{ state, sweep, square, mostActivity, colors, asTable }} />}
    </section>
  );
}
