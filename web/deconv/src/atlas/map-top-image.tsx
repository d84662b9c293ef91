import {
  drawFramed,
  ErrorNote,
  fieldOf,
  formatActivation,
  Skeleton,
  useImage,
  useQuery,
  ViewLink,
} from "@deconvscope/shell";
import { ReceptiveField } from "@deconvscope/viz-receptive-field/react";
import { useMemo } from "react";
import { hasPlaces } from "../look.ts";
import { peakOf } from "../place-on-image.ts";
import { type AtlasLook, imageName, labelName } from "./atlas-look.ts";
import styles from "./map-panel.module.css";
import type { MapTop } from "./map-top.ts";

/** The whole image of one top with what the unit sees of it, and the way to the microscope. */
export function MapTopImage({ look, channel, top }: { look: AtlasLook; channel: number; top: MapTop }) {
  const { model, scan, layer } = look;
  const reference = useMemo(
    () => ({ kind: "dataset" as const, dataset: scan.dataset, split: scan.split, index: top.index }),
    [scan.dataset, scan.split, top.index],
  );
  const image = useImage(reference);
  const input = model.summary.inputShape;
  const [height = 1, width = 1] = input;
  const resize = model.response.preprocessing?.resizeShortSide ?? 0;
  const picture = useQuery(image.value && JSON.stringify([reference, resize, input]), () =>
    drawFramed(image.value!.bytes, resize, input, 480),
  );
  const places = hasPlaces(layer);
  const field = layer.receptiveField;
  const seen = field && (top.field.width > 0 ? top.field : fieldOf(field, top, input));
  const peak = field && places ? peakOf(field, top) : undefined;
  const label = top.labels.map((number) => labelName(look, number)).join(", ");
  const place = places ? { place: { y: top.y, x: top.x } } : {};
  return (
    <section className={styles.top} aria-label="Image of the chosen activation">
      <div style={{ aspectRatio: `${width} / ${height}` }}>
        {picture.value ? (
          <ReceptiveField
            inputHeight={height}
            inputWidth={width}
            imageUrl={picture.value}
            alt={label || `image ${top.index}`}
            {...(seen ? { field: seen } : {})}
            {...(peak ? { peak } : {})}
          />
        ) : (
          <Skeleton zero style={{ height: "100%" }} />
        )}
      </div>
      <div className={styles.about}>
        <p>
          <b>#{top.rank}</b> {label}
        </p>
        <p className="sub">{imageName(scan, top.index)}</p>
        <p className="sub num">
          {formatActivation(top.activation)}
          {places && ` at ${top.y}, ${top.x}`}
        </p>
        {image.problem && <ErrorNote title="Its image did not come." problem={image.problem} />}
        <ViewLink
          small
          change={{
            atlas: undefined,
            order: undefined,
            find: undefined,
            firing: undefined,
            view: undefined,
            image: reference,
            layer: layer.name,
            unit: { channel, ...place },
          }}
        >
          Open in the microscope
        </ViewLink>
      </div>
    </section>
  );
}
