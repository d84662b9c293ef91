import {
  drawFramed,
  ErrorNote,
  fieldOf,
  navigate,
  Skeleton,
  type UnitReference,
  unitAt,
  useQuery,
} from "@deconvscope/shell";
import { ReceptiveField } from "@deconvscope/viz-receptive-field/react";
import { useMemo, useState } from "react";
import { Classification } from "./classification.tsx";
import { DatasetStrip } from "./dataset-strip.tsx";
import styles from "./image-panel.module.css";
import { hasPlaces } from "./look.ts";
import { heatPlace, peakOf } from "./place-on-image.ts";
import type { Projected } from "./reconstruction.ts";
import type { LookState } from "./use-look.ts";
import type { OpenedUnit } from "./use-opened-unit.ts";

interface ImagePanelProps {
  state: LookState;
  opened: OpenedUnit | undefined;
  tiles: readonly Projected[];
  /** Channel that is pointed at among the maps. */
  pointed: number | undefined;
}

/** The image as the network sees it, what the opened unit sees of it, what it is classified as, and other images. */
export function ImagePanel({ state, opened, tiles, pointed }: ImagePanelProps) {
  const { look, model, image } = state;
  const [fires, setFires] = useState(false);
  const input = model.value?.summary.inputShape;
  const [inputHeight = 1, inputWidth = 1] = input ?? [];
  const resize = model.value?.response.preprocessing?.resizeShortSide ?? 0;
  const picture = useQuery(image.value && input && JSON.stringify([image.value.reference, resize, input]), () =>
    drawFramed(image.value!.bytes, resize, input!, 640),
  );
  const projected =
    opened &&
    (opened.rules.deconvnet.value ??
      tiles.find(({ channel }) => channel === opened.unit.channel && !opened.unit.place));
  const field = look?.layer.receptiveField;
  const places = look && hasPlaces(look.layer);
  const ghost =
    pointed === undefined || pointed === opened?.unit.channel
      ? undefined
      : tiles.find(({ channel }) => channel === pointed)?.field;
  const map = opened?.map.value;
  const heat = useMemo(
    () => (fires && map && field && places ? { ...map, place: heatPlace(field, map) } : undefined),
    [fires, map, field, places],
  );
  const peak = useMemo(
    () => (projected && field && places ? peakOf(field, projected) : undefined),
    [projected, field, places],
  );
  const reticle = useMemo(
    () =>
      projected &&
      field &&
      (projected.field.width > 0 ? projected.field : fieldOf(field, projected, [inputHeight, inputWidth])),
    [projected, field, inputHeight, inputWidth],
  );
  const pick = (y: number, x: number) => {
    if (!look || !field || !opened) return;
    const unit: UnitReference = {
      channel: opened.unit.channel,
      place: unitAt(field, look.layer.outputShape, { y, x }),
    };
    navigate({ unit });
  };
  return (
    <section id="image" className={styles.panel} aria-label="Image">
      {picture.problem && (
        <ErrorNote title="This browser cannot show the picture." problem={{ message: picture.problem.message }} />
      )}
      {state.model.problem || image.problem ? null : picture.value ? (
        <ReceptiveField
          inputHeight={inputHeight}
          inputWidth={inputWidth}
          imageUrl={picture.value}
          alt={image.value?.name ?? ""}
          field={reticle}
          peak={peak}
          ghost={ghost}
          heat={heat}
          step={field?.strideX || 1}
          {...(places && opened ? { onPick: pick } : {})}
        />
      ) : (
        <Skeleton zero style={{ aspectRatio: `${inputWidth} / ${inputHeight}` }} />
      )}
      <p className={styles.caption}>
        <span>
          {field && (places ? `One unit sees ${field.width} × ${field.height} px` : "A unit sees the whole image")}
        </span>
        {places && (
          <label>
            <input type="checkbox" checked={fires} onChange={(event) => setFires(event.target.checked)} /> where it
            fires
          </label>
        )}
      </p>
      {!state.model.problem && !image.problem && (
        <div className={styles.classes}>
          <Classification model={model.value} image={image.value} />
        </div>
      )}
      <DatasetStrip current={state.selection.image} />
    </section>
  );
}
