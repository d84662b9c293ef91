import {
  Button,
  ErrorNote,
  FigureFrame,
  ImagesPicker,
  MeasureAction,
  type ModelView,
  navigate,
  useCatalog,
  useSelection,
  useViewState,
} from "@deconvscope/shell";
import { useId, useMemo, useState } from "react";
import { layerLabel } from "../panels/map-name.ts";
import styles from "./correspondence.module.css";
import { correspondenceExport } from "./correspondence-export.ts";
import { CorrespondenceImages, imageName } from "./correspondence-images.tsx";
import { describeCorrespondence } from "./correspondence-state.ts";
import { CorrespondenceStrips } from "./correspondence-strips.tsx";
import { CorrespondenceTable, PaperTable } from "./correspondence-table.tsx";
import { PartChoice } from "./part-choice.tsx";
import { commonParts, defaultParts } from "./part-images.ts";
import { SignFigure } from "./sign-figure.tsx";
import { type CorrespondenceSettings, useCorrespondence } from "./use-correspondence.ts";
import { useDrawnParts } from "./use-drawn-parts.ts";
import { useKindred, usePartImages } from "./use-part-images.ts";

const draws = 60;
const mostImages = 8;

/** Fig. 8 and Table 1: the same part is masked in several images. */
export function CorrespondenceFigure({ model }: { model: ModelView }) {
  const { view } = useViewState();
  const selection = useSelection();
  const { datasets } = useCatalog();
  const kindred = useKindred(view?.images ? undefined : selection.image);
  const references = view?.images ?? kindred.value;
  const images = usePartImages(model, references);
  const control = useDrawnParts();
  const [chosen, setChosen] = useState<readonly string[]>();
  const [drawing, setDrawing] = useState<string>();
  const [asTable, setAsTable] = useState(false);
  const table = useId();
  const common = useMemo(() => commonParts(images.value ?? [], control.drawn), [images.value, control.drawn]);
  const parts = useMemo(() => chosen ?? defaultParts(common), [chosen, common]);
  const fill = view?.fill ?? "mean";
  const missing = parts.filter((part) => !common.includes(part));
  const settings = useMemo((): CorrespondenceSettings | undefined => {
    const ready = images.value && images.value.length > 1 && parts.length > 0 && missing.length === 0;
    return ready ? { model, images: images.value!, parts, drawn: control.drawn, draws, fill } : undefined;
  }, [model, images.value, parts, missing.length, control.drawn, fill]);
  const measurement = useCorrespondence(settings);
  const { state, phase, problem } = measurement;
  const figure = useMemo(
    () => (settings ? correspondenceExport(settings, state, phase) : undefined),
    [settings, state, phase],
  );
  const said =
    phase === "complete" ? describeCorrespondence(state.parts, (layer) => layerLabel(model, layer)) : undefined;
  const count = images.value?.length ?? 0;
  return (
    <FigureFrame
      id="correspondence"
      label="Correspondence"
      className={styles.figure}
      title={
        <div className={styles.title}>
          <h2>Does the network relate the same part across images?</h2>
          <p className="sub">
            {said ??
              "Each part is masked in every image. Δ is the mean share of features whose change differs in sign between two images: lower than that of random places means that the part corresponds."}
          </p>
        </div>
      }
      controls={
        <>
          <ImagesPicker
            label="Images held against each other"
            images={references ?? []}
            most={mostImages}
            usual="Like the image above"
          />
          {view?.images && (
            <Button small look="quiet" onClick={() => navigate({ images: undefined })}>
              Like the image above
            </Button>
          )}
        </>
      }
      table={{ shown: asTable, onToggle: () => setAsTable(!asTable) }}
      figure={state.parts.length > 0 ? figure : undefined}
    >
      {images.problem && (
        <ErrorNote
          title="The images did not come."
          problem={images.problem}
          action={<Button onClick={() => navigate({ images: undefined })}>Use images like the one above</Button>}
        />
      )}
      {problem && (
        <ErrorNote
          title="It was not measured."
          problem={problem}
          action={<Button onClick={measurement.begin}>Try again</Button>}
        />
      )}
      <div className={`panel ${styles.grid}`}>
        <div>
          <CorrespondenceImages
            images={images.value ?? []}
            parts={parts}
            input={model.summary.inputShape}
            control={control}
            drawing={drawing}
          />
          <PartChoice common={common} chosen={parts} onChoose={setChosen} drawing={drawing} onDraw={setDrawing} />
        </div>
        <div className={styles.measured}>
          <div className={styles.action}>
            <MeasureAction measurement={measurement} verb="Measure" disabled={!settings} />
            <span className="sub">{settings ? "" : whatIsMissing(count, parts, missing)}</span>
          </div>
          {state.parts.length > 0 && !asTable && (
            <CorrespondenceStrips model={model} parts={state.parts} names={parts} draws={draws} details={table} />
          )}
          <CorrespondenceTable id={table} model={model} parts={state.parts} shown={asTable} />
          {phase === "complete" && (
            <SignFigure
              model={model}
              parts={state.parts}
              images={(images.value ?? []).map((image) => imageName(image, datasets.value ?? []))}
            />
          )}
          <PaperTable />
        </div>
      </div>
    </FigureFrame>
  );
}

function whatIsMissing(images: number, parts: readonly string[], missing: readonly string[]): string {
  if (images < 2) return "Two images at least are held against each other: choose some.";
  if (parts.length === 0) return "No part is known in all of these images: draw one.";
  return `The ${missing[0]} is not in every image yet: draw it there.`;
}
