import { Button, ErrorNote, ImageNote, ModelNote, navigate } from "@deconvscope/shell";
import styles from "./scope.module.css";
import type { LookState } from "./use-look.ts";

/** What stands between the address and a picture, each with the likely thing to do. */
export function LookNotes({ state: { model, image, unknownLayer, selection } }: { state: LookState }) {
  if (!model.problem && !image.problem && unknownLayer === undefined) return null;
  return (
    <div className={styles.notes}>
      <ModelNote name={selection.model} model={model} />
      <ImageNote asked={selection.image} image={image} />
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
