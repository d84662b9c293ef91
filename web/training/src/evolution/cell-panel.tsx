import { ButtonLink, CloseIcon, formatActivation, IconButton, useImage, usePictureUrl } from "@deconvscope/shell";
import { snapshotName } from "../snapshots/plan-snapshots.ts";
import styles from "./evolution-figure.module.css";
import type { SelectedCell } from "./use-selected-cell.ts";

/** The chosen cell, large: projection, patch, the whole image, and the way to the same unit in Deconv. */
export function CellPanel({ cell, onClose }: { cell: SelectedCell; onClose: () => void }) {
  const { layer, map, snapshot } = cell;
  const { unit, image, activation, jump } = map;
  const place = image && ({ kind: "dataset", ...imagePlace(image) } as const);
  const whole = useImage(place);
  const wholeUrl = usePictureUrl(whole.value?.bytes);
  const projectionUrl = usePictureUrl(map.projectionPng);
  const patchUrl = usePictureUrl(map.patchPng);
  const silent = activation <= 0 || !image;
  return (
    <section className={`panel ${styles.cell}`} aria-label={`${layer.name}, map ${unit?.channel}`} aria-live="polite">
      <header>
        <h3>
          {layer.name} · {unit?.channel}
        </h3>
        <span className="sub">epoch {snapshotName(snapshot)}</span>
        <span className="push">
          <IconButton label="Close" onClick={onClose}>
            <CloseIcon />
          </IconButton>
        </span>
      </header>
      {silent && <p className="sub">Nothing excites it: it is 0 on every image that was looked at.</p>}
      {!silent && (
        <>
          <div className={styles.pair}>
            {projectionUrl && (
              <img className="pixels" src={projectionUrl} alt="Projection of the map’s strongest activation" />
            )}
            {patchUrl && <img src={patchUrl} alt="The patch that it looks at" />}
          </div>
          <dl className={styles.facts}>
            <dt>Image</dt>
            <dd>
              {wholeUrl && <img src={wholeUrl} alt="" />} {whole.value?.name ?? `${image.split} ${image.index}`}
            </dd>
            <dt>Activation</dt>
            <dd className="num">{formatActivation(activation)}</dd>
            <dt>Place</dt>
            <dd className="num">
              row {unit?.y ?? 0}, column {unit?.x ?? 0}
            </dd>
            <dt>Since before</dt>
            <dd>{jump ? "another image won" : "the same image, or none before"}</dd>
          </dl>
          <ButtonLink href={deconvLink(cell)}>Open in Deconv</ButtonLink>
        </>
      )}
    </section>
  );
}

const imagePlace = ({ dataset, split, index }: { dataset: string; split: string; index: bigint | number }) => ({
  dataset,
  split,
  index: Number(index),
});

/** The same unit of the same snapshot on the same image. */
export function deconvLink({ map, snapshot }: Pick<SelectedCell, "map" | "snapshot">): string {
  const { unit, image } = map;
  const query = new URLSearchParams({
    model: snapshot.model,
    layer: unit?.layer ?? "",
    unit: unit?.y === undefined ? String(unit?.channel) : `${unit.channel}@${unit.y},${unit.x ?? 0}`,
    ...(image ? { image: `${image.dataset}:${image.split}:${image.index}` } : {}),
  });
  return `/deconv/?${query}`;
}
