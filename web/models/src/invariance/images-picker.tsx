import {
  Button,
  DatasetImages,
  defaultImage,
  formatImageReference,
  type ImageReference,
  navigate,
  Popover,
  useCatalog,
} from "@deconvscope/shell";
import { useCallback, useState } from "react";
import styles from "./invariance.module.css";
import { mostImages } from "./pick-images.ts";

/** Adds images to those that are transformed, and takes them away again. */
export function ImagesPicker({ images }: { images: readonly ImageReference[] }) {
  const { datasets } = useCatalog();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<number>();
  const close = useCallback(() => setOpen(false), []);
  const places = (datasets.value ?? []).flatMap((dataset) =>
    dataset.splits.filter(({ images }) => images > 0).map((split) => ({ dataset, split: split.name })),
  );
  const first = images.find(({ kind }) => kind === "dataset") ?? defaultImage(datasets.value ?? []);
  const current = places.findIndex(
    ({ dataset, split }) => first?.kind === "dataset" && first.dataset === dataset.name && first.split === split,
  );
  const at = chosen ?? Math.max(0, current);
  const place = places[at];
  const toggle = (image: ImageReference) => {
    const key = formatImageReference(image);
    const others = images.filter((other) => formatImageReference(other) !== key);
    const next = others.length === images.length ? [...images, image].slice(-mostImages) : others;
    navigate({ images: next.length > 0 ? next : undefined }, { replace: true });
  };
  return (
    <Popover
      open={open}
      onClose={close}
      align="start"
      trigger={
        <Button small aria-haspopup="dialog" aria-expanded={open} disabled={!place} onClick={() => setOpen(!open)}>
          Choose images
        </Button>
      }
    >
      {place && (
        <section className={styles.choices} aria-label="Images that are transformed">
          <p className="sub">
            {images.length} of at most {mostImages}: a press adds an image or takes it away.
          </p>
          <div className={styles.row}>
            <select
              aria-label="Dataset and split"
              value={at}
              onChange={(event) => setChosen(Number(event.target.value))}
            >
              {places.map(({ dataset, split }, index) => (
                <option key={`${dataset.name}:${split}`} value={index}>
                  {dataset.name} {split}
                </option>
              ))}
            </select>
            <Button small onClick={() => navigate({ images: undefined }, { replace: true })}>
              Five evenly spread
            </Button>
          </div>
          <DatasetImages
            key={`${place.dataset.name}:${place.split}`}
            dataset={place.dataset}
            split={place.split}
            label={undefined}
            current={undefined}
            onChoose={toggle}
          />
        </section>
      )}
    </Popover>
  );
}
