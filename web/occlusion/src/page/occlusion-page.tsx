import { useSelection, useViewState } from "@deconvscope/shell";
import { NothingYet } from "./nothing-yet.tsx";
import { SweepFigure } from "./sweep-figure.tsx";

/** The sweep of an image, and below what else occlusion tells. */
export function OcclusionPage() {
  const { view } = useViewState();
  const selection = useSelection();
  if (view && !selection.image) return <NothingYet />;
  return (
    <main id="main" className="page">
      <SweepFigure asked={selection} />
    </main>
  );
}
