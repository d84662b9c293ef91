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
import compare from "../compare/compare.module.css";

const most = 8;

/** Adds images to those that are held against each other, and takes them away again. */
export function ImagesPicker({ images }: { images: readonly ImageReference[] }) {
  const { datasets } = useCatalog();
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const first = images[0] ?? defaultImage(datasets.value ?? []);
  const place = first?.kind === "dataset" ? first : undefined;
  const dataset = datasets.value?.find(({ name }) => name === place?.dataset);
  const toggle = (image: ImageReference) => {
    const key = formatImageReference(image);
    const others = images.filter((other) => formatImageReference(other) !== key);
    const next = others.length === images.length ? [...images, image].slice(-most) : others;
    navigate({ images: next.length > 0 ? next : undefined }, { replace: true });
  };
  return (
    <Popover
      open={open}
      onClose={close}
      trigger={
        <Button small aria-haspopup="dialog" aria-expanded={open} disabled={!dataset} onClick={() => setOpen(!open)}>
          Choose images
        </Button>
      }
    >
      {dataset && place && (
        <section className={compare.choices} aria-label="Images held against each other">
          <p className="sub">
            {images.length} of at most {most}: a press adds an image or takes it away.
          </p>
          <DatasetImages
            dataset={dataset}
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
