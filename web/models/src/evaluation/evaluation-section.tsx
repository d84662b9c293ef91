import {
  Button,
  ErrorNote,
  formatCount,
  type ImageReference,
  MeasureAction,
  MeasureControls,
  MeasureSection,
  type ModelView,
  navigate,
  useCatalog,
} from "@deconvscope/shell";
import { whyNotJudged } from "../why-not-judged.ts";
import styles from "./evaluation.module.css";
import { EvaluationControls } from "./evaluation-controls.tsx";
import { classesExport, precisionExport } from "./evaluation-export.ts";
import { EvaluationFigures } from "./evaluation-figures.tsx";
import { MembersTable } from "./members-table.tsx";
import { ScoreTiles } from "./score-tiles.tsx";
import { useEvaluation } from "./use-evaluation.ts";
import { useEvaluationSettings } from "./use-evaluation-settings.ts";

/** How often the model, or an ensemble with it, is right on a dataset, and where it goes wrong. */
export function EvaluationSection({ model, image }: { model: ModelView; image: ImageReference | undefined }) {
  const { datasets } = useCatalog();
  const { settings, fitting, missing, leftOut } = useEvaluationSettings(model, image);
  const dataset = datasets.value?.find(({ name }) => name === settings?.on.dataset);
  const measurement = useEvaluation(settings);
  const { phase, state, problem, looking } = measurement;
  const { response } = state;
  const whyNot = whyNotJudged(model);
  return (
    <MeasureSection
      id="evaluation"
      title="Evaluation"
      about="How often it is right on images of a dataset, and where it goes wrong."
      label="How often it is right"
      figure={
        settings && response
          ? dataset?.multiLabel
            ? precisionExport(settings, response, dataset.labels)
            : classesExport(settings, response)
          : undefined
      }
      more={
        settings &&
        (response ? (
          <EvaluationFigures settings={settings} response={response} running={phase === "running"} />
        ) : (
          phase === "idle" && !looking && <p className="sub">{toCome(dataset?.multiLabel === true)}</p>
        ))
      }
    >
      {whyNot && <p className="sub">{whyNot}: there is nothing to evaluate.</p>}
      {!whyNot && fitting.value?.length === 0 && (
        <p className="sub">
          No dataset here has labels that are classes of {model.summary.name}. Register one with{" "}
          <code>deconvscope datasets add</code>.
        </p>
      )}
      <MeasureControls
        action={
          phase !== "complete" && (
            <MeasureAction measurement={measurement} verb="Evaluate" disabled={!settings || looking} />
          )
        }
      >
        {settings && <EvaluationControls settings={settings} fitting={fitting.value} />}
      </MeasureControls>
      {leftOut.length > 0 && (
        <p className="sub" role="note">
          Left out of the ensemble: {leftOut.join(", ")}. No model here with {model.summary.classes} classes is called
          so.
        </p>
      )}
      {missing && (
        <ErrorNote
          title="There are no such images."
          problem={{
            message: `${missing.dataset}, ${missing.split} given; expected a split of a dataset that is here`,
          }}
          action={<UsualImages />}
        />
      )}
      {fitting.problem && <ErrorNote title="The datasets were not matched." problem={fitting.problem} />}
      {problem && (
        <ErrorNote
          title="It was not evaluated."
          problem={problem}
          action={
            problem.code === "NOT_FOUND" || problem.code === "FAILED_PRECONDITION" ? (
              <UsualImages />
            ) : (
              <Button onClick={measurement.begin}>Try again</Button>
            )
          }
        />
      )}
      <ScoreTiles response={response} multiLabel={dataset?.multiLabel === true} />
      {response && <MembersTable response={response} />}
      {response?.byPosition && settings && (
        <p className={`sub ${styles.told}`} role="note">
          No label of {settings.on.dataset} is a class of {model.summary.name} by its name: they are taken in their
          order, the first label for the first class.
        </p>
      )}
      {response && response.problems.length > 0 && (
        <p className={`sub ${styles.told}`} role="note">
          {formatCount(response.unreadable)} {response.unreadable === 1n ? "image" : "images"} could not be read, the
          first: {response.problems[0]?.why}
        </p>
      )}
    </MeasureSection>
  );
}

const toCome = (multiLabel: boolean) =>
  multiLabel
    ? "Evaluated, it tells the average precision of each class, and is kept."
    : "Evaluated, it tells which class is taken for which, how sure it is and how right, the accuracy of each class and the worst mistakes, and is kept.";

function UsualImages() {
  return (
    <Button onClick={() => navigate({ on: undefined, count: undefined, with: undefined })}>Use the usual images</Button>
  );
}
