import {
  Button,
  ErrorNote,
  Footnote,
  type ImageSet,
  type ModelView,
  Skeleton,
  useDelayed,
  useModel,
  useShortcuts,
  useViewState,
} from "@deconvscope/shell";
import { useCallback, useMemo, useState } from "react";
import { AgainstFigure } from "./against-figure.tsx";
import { AliasingFigure, AliasingToCome } from "./aliasing-figure.tsx";
import { ChooseImages } from "./choose-images.tsx";
import { diagnosisFacts, type Measured } from "./diagnosis-exports.ts";
import { DiagnosisHead } from "./diagnosis-head.tsx";
import styles from "./diagnosis-section.module.css";
import { chooseStrided, isOfFilters, isOfImages } from "./diagnosis-state.ts";
import { FilterAtlasFigure } from "./filter-atlas-figure.tsx";
import { FindingsFigure } from "./findings-figure.tsx";
import { FiringFigure, FiringToCome } from "./firing-figure.tsx";
import { Invitation } from "./invitation.tsx";
import { layersToCome } from "./layers-to-come.ts";
import { SpectrumFigure } from "./spectrum-figure.tsx";
import { fittingImages } from "./takes-pictures.ts";
import { useDiagnosis } from "./use-diagnosis.ts";
import type { ModelDiagnosisView } from "./use-model-diagnosis.ts";

interface DiagnosisSectionProps {
  model: ModelView;
  view: ModelDiagnosisView;
}

/** What is wrong with a network, alone or beside another. */
export function DiagnosisSection({ model, view }: DiagnosisSectionProps) {
  const { view: address } = useViewState();
  const [choosing, setChoosing] = useState(false);
  const { diagnosis, images, phase, problem, begin } = view;
  const measured = useMemo((): Measured => ({ model, diagnosis, images }), [model, diagnosis, images]);
  const against = address?.against === model.summary.name ? undefined : address?.against;
  const other = useOther(against, images);
  const all = useMemo(
    () => [measured, ...(other.measured && isOfImages(other.measured.diagnosis) ? [other.measured] : [])],
    [measured, other.measured],
  );
  const start = useCallback(
    (wanted: ImageSet) => {
      setChoosing(false);
      begin(wanted);
    },
    [begin],
  );
  const [pointed, setPointed] = useState<string>();
  const byId = (wanted: string | undefined) => diagnosis.findings.find(({ id }) => id === wanted);
  const chosen = byId(address?.finding);
  const finding = byId(pointed) ?? chosen;
  const lit = useMemo(() => (finding ? [finding.layer] : undefined), [finding]);
  const litFilters = finding && isOfFilters(diagnosis, finding) ? finding.channels : undefined;
  const strided = chooseStrided(diagnosis, address?.spectrum, chosen);
  const waiting = useDelayed(phase === "looking");
  const toCome = useMemo(() => layersToCome(model), [model]);
  const isMeasured = isOfImages(diagnosis);
  const isChoosing = choosing && isMeasured;
  const close = () => setChoosing(false);
  useShortcuts(isChoosing ? [{ keys: "Escape", does: "close the images", run: close, always: true }] : []);
  const isBegun = isMeasured || phase === "running";
  const othersFindings = other.measured && other.measured.diagnosis.findings.length > 0 && (
    <FindingsFigure
      measured={other.measured}
      current={undefined}
      title={`Findings of ${other.measured.model.summary.name}`}
      against={model.summary.name}
      running={other.isRunning}
    />
  );
  return (
    <section id="diagnosis" className={styles.diagnosis} aria-label="Diagnosis">
      <DiagnosisHead view={view} choosing={choosing} onChoose={() => setChoosing(!choosing)} />
      {problem && (
        <ErrorNote
          title="The diagnosis did not come."
          problem={problem}
          action={phase === "failed" && <Button onClick={view.again}>Try again</Button>}
        />
      )}
      {isChoosing && (
        <section className="panel" aria-label="Other images">
          <ChooseImages value={images} onBegin={start} />
        </section>
      )}
      {phase === "looking" && (
        <div className={`${styles.columns} ${styles.looking}`} aria-busy="true">
          {waiting && <Skeleton style={{}} />}
          {waiting && <Skeleton style={{}} />}
        </div>
      )}
      {phase !== "looking" && (
        <div className={styles.columns}>
          <div className={styles.column}>
            {isBegun ? (
              <FindingsFigure
                measured={measured}
                current={address?.finding}
                onPoint={setPointed}
                running={phase === "running"}
              />
            ) : (
              <Invitation model={model} images={images} onBegin={start} />
            )}
            <AgainstFigure measured={measured} against={against} other={other.pair} problem={other.problem} />
            {isBegun && othersFindings}
          </div>
          <div className={styles.column}>
            {isMeasured ? (
              <>
                <FiringFigure all={all} lit={lit} />
                <AliasingFigure all={all} selected={strided?.layer} lit={lit} />
              </>
            ) : phase === "running" ? (
              <>
                <FiringToCome rows={toCome.firing} />
                <AliasingToCome rows={toCome.aliasing} />
              </>
            ) : (
              <>
                <FindingsFigure measured={measured} current={address?.finding} running={false} />
                {othersFindings}
              </>
            )}
            {(strided || (phase === "running" && toCome.aliasing.length > 0)) && (
              <SpectrumFigure measured={measured} strided={strided} />
            )}
          </div>
        </div>
      )}
      <FilterAtlasFigure measured={measured} lit={litFilters} isComing={problem === undefined} />
      {phase !== "looking" && <Footnote figure={diagnosisFacts(measured)} />}
    </section>
  );
}

/** The other network of a comparison, diagnosed on the same images. */
function useOther(against: string | undefined, images: ImageSet | undefined) {
  const model = useModel(against);
  const fitting = fittingImages(model.value, images);
  const view = useDiagnosis(model.value, fitting);
  const { diagnosis } = view;
  const measured = useMemo(
    (): Measured | undefined => model.value && { model: model.value, diagnosis, images: fitting },
    [model.value, diagnosis, fitting],
  );
  return {
    measured,
    pair: measured && { measured, view },
    problem: model.problem,
    isRunning: view.phase === "running",
  };
}
