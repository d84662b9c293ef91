import { Button, ErrorNote, navigate } from "@deconvscope/shell";
import styles from "./scope.module.css";
import type { LookState } from "./use-look.ts";

/** What stands between the address and a picture, each with the likely thing to do. */
export function LookNotes({ state: { model, image, unknownLayer, selection } }: { state: LookState }) {
  if (!model.problem && !image.problem && unknownLayer === undefined) return null;
  return (
    <div className={styles.notes}>
      {model.problem && (
        <ErrorNote
          title={
            model.problem.code === "NOT_FOUND"
              ? `There is no model ${selection.model}.`
              : `The model ${selection.model} did not come.`
          }
          problem={model.problem}
          action={
            model.problem.retryable ? (
              <Button onClick={model.reload}>Try again</Button>
            ) : (
              <Button onClick={() => navigate({ model: undefined, layer: undefined, unit: undefined })}>
                Use the built-in model
              </Button>
            )
          }
        />
      )}
      {image.problem && (
        <ErrorNote
          title={selection.image?.kind === "upload" ? "This photo is not in this browser." : "The image did not come."}
          problem={selection.image?.kind === "upload" ? { message: image.problem.message } : image.problem}
          action={
            image.problem.retryable ? (
              <Button onClick={image.reload}>Try again</Button>
            ) : (
              <Button onClick={() => navigate({ image: undefined, unit: undefined })}>Use a built-in image</Button>
            )
          }
        />
      )}
      {unknownLayer !== undefined && (
        <ErrorNote
          title={`${selection.model} has no layer ${unknownLayer}.`}
          problem={{ message: "Layers are called as the model's file calls them; the rail above shows them all." }}
          action={
            <Button onClick={() => navigate({ layer: undefined, unit: undefined })}>Show a layer that exists</Button>
          }
        />
      )}
    </div>
  );
}
