import {
  Button,
  ErrorNote,
  FigureFrame,
  ImagesPicker,
  MeasureAction,
  type ModelView,
  navigate,
  useCatalog,
  useTableChoice,
} from "@deconvscope/shell";
import { useId, useMemo, useState } from "react";
import { layerLabel } from "../panels/map-name.ts";
import styles from "./correspondence.module.css";
import { correspondenceExport } from "./correspondence-export.ts";
import { CorrespondenceImages, imageName } from "./correspondence-images.tsx";
import { describeCorrespondence } from "./correspondence-state.ts";
import { CorrespondenceStrips } from "./correspondence-strips.tsx";
import { CorrespondenceTable, PaperTable } from "./correspondence-table.tsx";
import { DrawsFields } from "./draws-fields.tsx";
import { PartChoice } from "./part-choice.tsx";
import { SignFigure } from "./sign-figure.tsx";
import { useCorrespondence } from "./use-correspondence.ts";
import { useCorrespondenceSettings } from "./use-correspondence-settings.ts";

const mostImages = 8;

/** Fig. 8 and Table 1: the same part is masked in several images. */
export function CorrespondenceFigure({ model }: { model: ModelView }) {
  const { datasets } = useCatalog();
  const found = useCorrespondenceSettings(model);
  const { settings, references, images, common, parts, draws, control } = found;
  const [drawing, setDrawing] = useState<string>();
  const choice = useTableChoice("correspondence");
  const table = useId();
  const measurement = useCorrespondence(settings);
  const { state, phase, problem } = measurement;
  const figure = useMemo(
    () => (settings ? correspondenceExport(settings, state, phase) : undefined),
    [settings, state, phase],
  );
  const said =
    phase === "complete" ? describeCorrespondence(state.parts, (layer) => layerLabel(model, layer)) : undefined;
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
          {found.chosenImages && (
            <Button small look="quiet" onClick={() => navigate({ images: undefined })}>
              Like the image above
            </Button>
          )}
        </>
      }
      table={choice}
      figure={state.parts.length > 0 ? figure : undefined}
    >
      {found.problem && (
        <ErrorNote
          title="The images did not come."
          problem={found.problem}
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
            images={found.problem ? [] : images}
            absent={found.absent}
            references={references}
            parts={parts}
            input={model.summary.inputShape}
            control={control}
            drawing={drawing}
          />
          {(references?.length ?? 0) > 0 && (
            <PartChoice
              common={common}
              chosen={parts}
              onChoose={(next) => navigate({ parts: next.length > 0 ? next : undefined }, { replace: true })}
              drawing={drawing}
              onDraw={setDrawing}
              onRestore={control.changed ? control.restore : undefined}
            />
          )}
        </div>
        <div className={styles.measured}>
          <div className={styles.action}>
            <MeasureAction measurement={measurement} verb="Measure" disabled={!settings} />
            <DrawsFields draws={draws} />
            <span className="sub">{images ? found.missing : ""}</span>
          </div>
          {state.parts.length > 0 && !choice.shown && (
            <CorrespondenceStrips model={model} parts={state.parts} names={parts} draws={draws.count} details={table} />
          )}
          <CorrespondenceTable id={table} model={model} parts={state.parts} shown={choice.shown} />
          {phase === "complete" && (
            <SignFigure
              model={model}
              parts={state.parts}
              images={(images ?? []).map((image) => imageName(image, datasets.value ?? []))}
            />
          )}
          <PaperTable />
        </div>
      </div>
    </FigureFrame>
  );
}
