import { useModel, useSelection, useViewState } from "@deconvscope/shell";
import { CorrespondenceFigure } from "../correspondence/correspondence-figure.tsx";
import { NothingYet } from "./nothing-yet.tsx";
import styles from "./occlusion-page.module.css";
import { SweepFigure } from "./sweep-figure.tsx";

/** The sweep of an image, and below whether the network relates parts across images. */
export function OcclusionPage() {
  const { view } = useViewState();
  const selection = useSelection();
  const model = useModel(selection.model);
  if (view && !selection.image) return <NothingYet />;
  return (
    <main id="main" className={`page ${styles.page}`}>
      <SweepFigure asked={selection} />
      {model.value && <CorrespondenceFigure model={model.value} />}
    </main>
  );
}
