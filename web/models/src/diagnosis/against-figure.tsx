import {
  Combobox,
  ErrorNote,
  type FigureExport,
  FigureFrame,
  formatCount,
  MeasureAction,
  navigate,
  Skeleton,
  useCatalog,
  useTableChoice,
} from "@deconvscope/shell";
import { useMemo } from "react";
import { againstFacts, diagnosisFacts, type Measured } from "./diagnosis-exports.ts";
import { isOfImages, toldBands } from "./diagnosis-state.ts";
import { FirstLayer } from "./first-layer.tsx";
import styles from "./first-layers.module.css";
import { firstLayersSvg } from "./first-layers-svg.ts";
import { FirstLayersTable } from "./first-layers-table.tsx";
import { sayNoPictures, takesPictures } from "./takes-pictures.ts";
import type { DiagnosisView } from "./use-diagnosis.ts";

interface AgainstFigureProps {
  measured: Measured;
  /** Name of the other model, as the address has it. */
  against: string | undefined;
  /** The other one, once it is known. */
  other: { measured: Measured; view: DiagnosisView } | undefined;
  /** Why it is not. */
  problem: { message: string } | undefined;
}

/** Two first layers side by side, as in the paper's Fig. 6, and the way to measure the other network on the same images. */
export function AgainstFigure({ measured, against, other, problem }: AgainstFigureProps) {
  const { model } = measured;
  const { models } = useCatalog();
  const table = useTableChoice("against");
  const { name } = model.summary;
  const others = (models.value ?? []).map((summary) => summary.name).filter((one) => one !== name);
  const all = useMemo(() => (other ? [measured, other.measured] : [measured]), [measured, other]);
  const figure = useMemo(() => (all.length > 1 ? banksExport(all) : undefined), [all]);
  return (
    <FigureFrame
      id="against"
      panel
      label="Two models side by side"
      title={<h4 className="look-label">Two models side by side</h4>}
      aside="as in Fig. 6"
      controls={
        <Combobox
          label="The other model"
          placeholder="Choose another model"
          options={others}
          value={against}
          onChoose={(chosen) => navigate({ against: chosen })}
        />
      }
      {...(other ? { table } : {})}
      figure={figure}
      withoutFootnote
    >
      {problem && <ErrorNote title={`The model ${against} did not come.`} problem={problem} />}
      {!against && (
        <p className="sub">
          First layers, what folds back at each stride and how maps fire, of this network and of another on the same
          scales: what the paper’s Fig. 6 holds side by side.
        </p>
      )}
      {against && !other && !problem && <Skeleton style={{ height: 180 }} />}
      {other && table.shown && <FirstLayersTable all={all} />}
      {other && !table.shown && (
        <div className={styles.pair}>
          {all.map((one, index) => (
            <FirstLayer key={one.model.summary.name} measured={one} place={index} />
          ))}
        </div>
      )}
      {other && !takesPictures(other.measured.model) && (
        <p className={`sub ${styles.measure}`}>{sayNoPictures(other.measured.model)}</p>
      )}
      {other && takesPictures(other.measured.model) && takesPictures(model) && !isOfImages(measured.diagnosis) && (
        <p className={`sub ${styles.measure}`}>
          What folds back and how maps fire is beside each other once {name} is diagnosed.
        </p>
      )}
      {other && <OtherMeasurement view={other.view} name={other.measured.model.summary.name} mine={measured} />}
    </FigureFrame>
  );
}

/** Measures the other network on the same images, where it is not yet. */
function OtherMeasurement({ view, name, mine }: { view: DiagnosisView; name: string; mine: Measured }) {
  const { phase, problem, diagnosis, images, waiting, cancel } = view;
  if (phase === "complete" || phase === "looking" || !images || !isOfImages(mine.diagnosis)) return null;
  const begin = phase === "idle" ? () => view.begin(images) : view.again;
  return (
    <>
      {problem && <ErrorNote title={`${name} was not diagnosed.`} problem={problem} />}
      <div className={styles.measure}>
        <MeasureAction
          measurement={{ phase, state: diagnosis, waiting, begin, cancel }}
          verb={`Diagnose ${name} on the same ${formatCount(images.images)} images`}
        />
      </div>
    </>
  );
}

function banksExport(all: readonly Measured[]): FigureExport {
  const facts = diagnosisFacts(all[0]!, "first-layers", "against", all[1]?.model.summary.name ?? "");
  return {
    ...facts,
    facts: [...facts.facts, ...all.slice(1).flatMap(againstFacts)],
    call: all.map((one) => diagnosisFacts(one).call),
    svg: () => firstLayersSvg(all),
    table: () => ({
      columns: ["model", "layer", "filters", "low", "middle", "high"],
      rows: all.map(({ model, diagnosis }) => {
        const [bank, told] = [diagnosis.firstLayer, toldBands(diagnosis)];
        const shares = [told?.low ?? "", told?.middle ?? "", told?.high ?? ""];
        return [model.summary.name, bank?.layer ?? "", bank?.filters.length ?? 0, ...shares];
      }),
    }),
  };
}
