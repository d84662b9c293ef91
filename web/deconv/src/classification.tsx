import {
  ErrorNote,
  formatCount,
  type LoadedImage,
  type ModelView,
  models,
  Skeleton,
  useDelayed,
  useQuery,
} from "@deconvscope/shell";
import { ProbabilityBars } from "@deconvscope/viz-probability-bars/react";
import { useMemo } from "react";
import { imageKeyOf } from "./look.ts";

/** The five most probable classes of the image. */
export function Classification({ model, image }: { model: ModelView | undefined; image: LoadedImage | undefined }) {
  const answer = useQuery(
    model && image && `${model.summary.name} ${model.summary.sha256} ${imageKeyOf(image)}`,
    (signal) => models.classify({ model: model!.summary.name, image: image!.source, top: 5 }, { signal }),
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
  const waiting = useDelayed(answer.loading);
  return (
    <>
      <h3>Classified as {model && <span className="sub">of {formatCount(model.summary.classes)} classes</span>}</h3>
      {answer.problem && <ErrorNote title="It was not classified." problem={answer.problem} />}
      {classes && <ProbabilityBars classes={classes} />}
      {!classes && waiting && <Skeleton style={{ height: 133 }} />}
      {!classes && !waiting && <div style={{ height: 133 }} />}
    </>
  );
}
