import {
  Badge,
  ButtonLink,
  formatCount,
  formatFlops,
  type ModelView,
  Skeleton,
  useDelayed,
  usePartInSight,
  useSelection,
  useViewState,
} from "@deconvscope/shell";
import { AnatomyFigure } from "./anatomy-figure.tsx";
import { ClassificationFigure } from "./classification-figure.tsx";
import { describePreprocessing } from "./describe-preprocessing.ts";
import { DiagnosisSection } from "./diagnosis/diagnosis-section.tsx";
import { isWrong } from "./diagnosis/diagnosis-state.ts";
import { useModelDiagnosis } from "./diagnosis/use-model-diagnosis.ts";
import { EvaluationSection } from "./evaluation/evaluation-section.tsx";
import { FiltersFigure } from "./filters-figure.tsx";
import type { ImportOutcome } from "./import/import-outcome.ts";
import { OutcomeNote } from "./import/outcome-note.tsx";
import { InvarianceFigure } from "./invariance/invariance-figure.tsx";
import { LayersFigure } from "./layers-figure.tsx";
import { ModelMenu } from "./model-menu.tsx";
import styles from "./models-page.module.css";

const parts = [
  ["anatomy", "Anatomy"],
  ["layers", "Layers"],
  ["filters", "First-layer filters"],
  ["classification", "Classification"],
  ["diagnosis", "Diagnosis"],
  ["invariance", "Invariance"],
  ["evaluation", "Evaluation"],
] as const;
const partIds = parts.map(([id]) => id);

/** The chosen model: what it is made of and what it says of the image. */
export function ModelSection({ model, outcome }: { model: ModelView | undefined; outcome: ImportOutcome | undefined }) {
  const { link } = useViewState();
  const { image } = useSelection();
  const here = usePartInSight(partIds, model?.summary.name);
  const waiting = useDelayed(!model);
  const diagnosis = useModelDiagnosis(model);
  if (!model) {
    return (
      <section className={styles.model} aria-busy="true">
        {waiting && <Skeleton style={{ height: 24, width: 220, marginBottom: 24 }} />}
        {waiting && <Skeleton style={{ height: 330 }} />}
      </section>
    );
  }
  const { summary, response } = model;
  const operators = response.layers.length - 1;
  const wrong = diagnosis.diagnosis.findings.filter(isWrong).length;
  return (
    <section className={styles.model} aria-label={summary.name}>
      <div className={styles.head}>
        <div>
          <h2 className="look-title">{summary.name}</h2>
          <p className="sub">
            {describePreprocessing(response.preprocessing, summary.inputShape)} · {formatCount(operators)} operators ·{" "}
            {formatCount(summary.parameters)} parameters · {formatFlops(summary.flops)} an image
            {response.independentClasses && " · a sigmoid a class"}
          </p>
        </div>
        <div className={styles.actions}>
          <ButtonLink href={`/deconv/${link({ model: summary.name, unit: undefined })}`}>Open in Deconv</ButtonLink>
          <ModelMenu model={model} />
        </div>
      </div>
      {outcome && <OutcomeNote outcome={outcome} />}
      <nav className={styles.subNav} aria-label="On this page">
        {parts.map(([id, title]) => (
          <a key={id} href={`#${id}`} aria-current={here === id ? "true" : undefined}>
            {title}
            {id === "diagnosis" && wrong > 0 && (
              <>
                {" "}
                <Badge tone="warning">{wrong}</Badge>
              </>
            )}
          </a>
        ))}
      </nav>
      <div className={styles.figures} key={summary.sha256}>
        <AnatomyFigure model={model} image={image} />
        <div className={styles.two}>
          <LayersFigure model={model} />
          <div className={styles.column}>
            <FiltersFigure model={model} />
            <ClassificationFigure model={model} image={image} />
          </div>
        </div>
        <DiagnosisSection model={model} view={diagnosis} />
        <InvarianceFigure model={model} image={image} />
        <EvaluationSection model={model} image={image} />
      </div>
    </section>
  );
}
