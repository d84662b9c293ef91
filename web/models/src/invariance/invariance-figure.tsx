import type { InvariancePoint } from "@deconvscope/proto";
import {
  Button,
  ErrorNote,
  type ImageReference,
  MeasureAction,
  MeasureControls,
  MeasureSection,
  type ModelView,
  navigate,
  Segmented,
  useTableChoice,
  useViewState,
} from "@deconvscope/shell";
import { useMemo, useState } from "react";
import { whyNotJudged } from "../why-not-judged.ts";
import { type FamilySettings, followedLabels, imageFamily } from "./family-data.ts";
import { HandPanel } from "./hand-panel.tsx";
import styles from "./invariance.module.css";
import { InvarianceCurves } from "./invariance-curves.tsx";
import { invarianceExport } from "./invariance-export.ts";
import { chosenTransforms } from "./invariance-settings.ts";
import { InvarianceTable } from "./invariance-table.tsx";
import { LayersCompared } from "./layers-compared.tsx";
import { LayersPicker } from "./layers-picker.tsx";
import { ShownImages } from "./shown-images.tsx";
import { tellSilentLayers } from "./silent-layers.ts";
import { TransformsChoice } from "./transforms-choice.tsx";
import { useHand } from "./use-hand.ts";
import { useInvariance } from "./use-invariance.ts";
import { useInvarianceSettings } from "./use-invariance-settings.ts";
import { useMoved } from "./use-moved.ts";

const noLayers: readonly string[] = [];

/** How far features move while images are shifted, scaled or turned, and what a hand does to one of them. */
export function InvarianceFigure({ model, image }: { model: ModelView; image: ImageReference | undefined }) {
  const { view } = useViewState();
  const { references, isEmpty, images, settings, followed } = useInvarianceSettings(model, image);
  const transforms = chosenTransforms(view?.transforms);
  const measurement = useInvariance(settings);
  const { state, phase, problem, looking } = measurement;
  const { moved, move } = useMoved(transforms);
  const ofHand = useMemo(
    () => settings && { ...settings, images: settings.images.slice(followed, followed + 1) },
    [settings, followed],
  );
  const hand = useHand(ofHand, moved);
  const table = useTableChoice("invariance");
  const [highlighted, setHighlighted] = useState<string>();
  const isAbsolute = view?.distance === "absolute";
  const names = useMemo(
    () => images.value?.map(({ name }) => name) ?? references?.map((_, index) => `image ${index + 1}`) ?? [],
    [images.value, references],
  );
  const known = state.layers.length > 0 ? state.layers : hand.reading?.layers;
  const layers = known ?? settings?.layers ?? noLayers;
  const family = useMemo(
    (): FamilySettings => ({
      model,
      names,
      transforms: chosenTransforms(view?.transforms),
      layers,
      isAbsolute,
    }),
    [model, names, view?.transforms, layers, isAbsolute],
  );
  const unknown = (view?.layers ?? []).filter((name) => !model.layers.has(name));
  const data = useMemo(() => imageFamily(family, state), [family, state]);
  const silent = useMemo(() => (isAbsolute ? [] : tellSilentLayers(family, state)), [family, state, isAbsolute]);
  const measured = useMemo(
    () =>
      settings && Object.keys(state.curves).length > 0
        ? { settings, names, state, isComplete: phase === "complete" }
        : undefined,
    [settings, names, state, phase],
  );
  const figure = useMemo(() => measured && invarianceExport(measured, data, "invariance"), [measured, data]);
  const valuesOf = (point: InvariancePoint) => [
    ...(isAbsolute ? point.distances : point.relativeDistances),
    point.probability,
  ];
  const at = hand.reading?.moved;
  const isRead = at?.transform === moved.transform && at.amount === moved.amount;
  const read = isRead ? hand.reading?.point : undefined;
  const whyNot = whyNotJudged(model);
  return (
    <MeasureSection
      id="invariance"
      title="Invariance"
      about={
        <>
          How far features move while the image is shifted, scaled or turned:{" "}
          {isAbsolute ? "‖f(x) − f(Tx)‖" : "‖f(x) − f(Tx)‖ / ‖f(x)‖"}. Exposed pixels are filled with 0 of the model’s
          input, the mean of most models.
        </>
      }
      label="How far features move"
      controls={
        <Segmented
          label="Distance"
          options={["relative", "absolute"] as const}
          value={isAbsolute ? "absolute" : "relative"}
          onChange={(value) => navigate({ distance: value === "absolute" ? value : undefined }, { replace: true })}
        />
      }
      table={table}
      figure={figure}
      more={<LayersCompared {...{ family, state, measured }} table={table} />}
    >
      {whyNot && <p className="sub">{whyNot}: its features are not followed.</p>}
      {problem && (
        <ErrorNote
          title="How far features move was not measured."
          problem={problem}
          action={<Button onClick={measurement.begin}>Try again</Button>}
        />
      )}
      <ShownImages {...{ references, isEmpty, images, image, followed, highlighted }} onHover={setHighlighted} />
      <MeasureControls
        action={
          phase !== "complete" && (
            <MeasureAction measurement={measurement} verb="Measure" disabled={!settings || looking} />
          )
        }
      >
        <LayersPicker model={model} layers={layers} />
        <TransformsChoice transforms={transforms} />
      </MeasureControls>
      {unknown.length > 0 && (
        <p className={`sub ${styles.unknown}`} role="note">
          Left out of the address: {unknown.join(", ")}, no layer of {model.summary.name}.
        </p>
      )}
      {table.shown ? (
        <InvarianceTable {...{ model, names, transforms, isAbsolute, state }} />
      ) : (
        <InvarianceCurves
          data={data}
          marker={{
            column: moved.transform,
            amount: moved.amount,
            line: names[followed],
            values: read && valuesOf(read),
          }}
          highlighted={highlighted}
          onMove={move}
        />
      )}
      {!images.problem && (
        <HandPanel
          {...{ model, isAbsolute, hand }}
          name={names[followed] ?? "the image"}
          labels={followedLabels(family, state)}
        />
      )}
      {silent.map((text) => (
        <p key={text} className={`sub ${styles.silent}`} role="note">
          {text}
        </p>
      ))}
    </MeasureSection>
  );
}
