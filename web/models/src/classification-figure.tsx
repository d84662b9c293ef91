import {
  Button,
  drawFramed,
  ErrorNote,
  type FigureExport,
  FigureFrame,
  figureTheme,
  fileName,
  formatImageReference,
  type ImageReference,
  type ModelView,
  models,
  navigate,
  Skeleton,
  useImage,
  useQuery,
} from "@deconvscope/shell";
import { ProbabilityBars, probabilityBarsToSvg } from "@deconvscope/viz-probability-bars/react";
import { useMemo } from "react";
import styles from "./filters-figure.module.css";
import { whyNotJudged } from "./why-not-judged.ts";

const shown = 5;

/** What the model says of the image. */
export function ClassificationFigure({ model, image }: { model: ModelView; image: ImageReference | undefined }) {
  const loaded = useImage(image);
  const { summary, response } = model;
  const key = loaded.value && `${summary.name}@${summary.sha256} ${formatImageReference(loaded.value.reference)}`;
  const whyNot = whyNotJudged(model);
  const answer = useQuery(whyNot ? undefined : key, (signal) =>
    models.classify({ model: summary.name, image: loaded.value!.source, top: shown }, { signal }),
  );
  const picture = useQuery(key, () =>
    drawFramed(loaded.value!.bytes, response.preprocessing?.resizeShortSide ?? 0, summary.inputShape, 192),
  );
  const classes = useMemo(
    () =>
      answer.value?.classifications.map(({ label, probability, classIndex }) => ({
        label,
        probability,
        id: String(classIndex),
      })),
    [answer.value],
  );
  const figure = useMemo(
    (): FigureExport | undefined =>
      classes && loaded.value
        ? {
            name: fileName(summary.name, loaded.value.name, "classes"),
            provenance: answer.value?.provenance,
            facts: [
              loaded.value.name,
              `${classes.length} most probable of ${summary.classes}`,
              ...(response.independentClasses ? ["a sigmoid a class"] : []),
            ],
            svg: () => probabilityBarsToSvg({ classes }, { width: 360, theme: figureTheme() }),
            table: () => ({
              columns: ["class", "label", "probability"],
              rows: classes.map(({ id, label, probability }) => [id, label, probability]),
            }),
            call: {
              service: "ModelService",
              method: "Classify",
              request: { model: summary.name, top: shown, image: requestImage(loaded.value.reference) },
            },
          }
        : undefined,
    [classes, loaded.value, summary, response, answer.value],
  );
  return (
    <FigureFrame
      id="classification"
      panel
      label="Classification"
      title={<h3 className="look-section">Classification</h3>}
      aside={loaded.value?.name}
      figure={figure}
      toCome={!whyNot && !answer.problem && !loaded.problem}
    >
      {answer.problem && <ErrorNote title="The image was not classified." problem={answer.problem} />}
      {loaded.problem && (
        <ErrorNote
          title={image?.kind === "upload" ? "This photo is not in this browser." : "The image did not come."}
          problem={image?.kind === "upload" ? { message: loaded.problem.message } : loaded.problem}
          action={
            loaded.problem.retryable ? (
              <Button onClick={loaded.reload}>Try again</Button>
            ) : (
              <Button onClick={() => navigate({ image: undefined, unit: undefined })}>Use a built-in image</Button>
            )
          }
        />
      )}
      <div className={styles.image}>
        {picture.value ? (
          <img src={picture.value} alt={loaded.value?.name} />
        ) : (
          <Skeleton zero style={{ width: 96, height: 96 }} />
        )}
        {classes && <ProbabilityBars classes={classes} />}
        {whyNot && <p className="sub">{whyNot}.</p>}
        {!classes && !whyNot && !answer.problem && <Skeleton style={{ height: 133 }} />}
      </div>
    </FigureFrame>
  );
}

function requestImage(reference: ImageReference): Record<string, unknown> {
  if (reference.kind === "upload") return { encoded: `<base64 of the photo, SHA-256 ${reference.sha256}>` };
  const { dataset, split, index } = reference;
  return { datasetImage: { dataset, split, index } };
}
