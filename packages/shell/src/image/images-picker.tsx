import { useState } from "react";
import picker from "../bar/picker.module.css";
import { useCatalog } from "../catalog/catalog.tsx";
import { defaultImage } from "../catalog/choose-defaults.ts";
import { Button } from "../controls/button.tsx";
import { PopoverButton } from "../controls/popover-button.tsx";
import { RecentPhotos } from "../uploads/recent-photos.tsx";
import type { ImageReference } from "../url/image-reference.ts";
import { navigate } from "../url/use-view-state.ts";
import { DatasetImages } from "./dataset-images.tsx";
import { toggleImage } from "./toggle-image.ts";

interface ImagesPickerProps {
  /** What they are chosen for: "Images that are transformed". */
  label: string;
  images: readonly ImageReference[];
  /** So many at most. */
  most: number;
  /** What the page takes where nobody chose: "Five evenly spread". */
  usual: string;
  align?: "start" | "end";
}

/** Adds images to the address's, and takes them away again; those that are chosen are marked. */
export function ImagesPicker({ label, images, most, usual, align }: ImagesPickerProps) {
  const { datasets } = useCatalog();
  const [chosen, setChosen] = useState<number>();
  const places = (datasets.value ?? []).flatMap((dataset) =>
    dataset.splits.filter(({ images }) => images > 0).map((split) => ({ dataset, split: split.name })),
  );
  const first = images.find(({ kind }) => kind === "dataset") ?? defaultImage(datasets.value ?? []);
  const current = places.findIndex(
    ({ dataset, split }) => first?.kind === "dataset" && first.dataset === dataset.name && first.split === split,
  );
  const at = chosen ?? Math.max(0, current);
  const place = places[at];
  const change = (next: readonly ImageReference[]) =>
    navigate({ images: next.length > 0 ? next : undefined }, { replace: true });
  const marks = {
    current: undefined,
    chosen: images,
    isFull: images.length >= most,
    onChoose: (image: ImageReference) => change(toggleImage(images, image)),
  };
  return (
    <PopoverButton text="Choose images" align={align} disabled={!place}>
      {() =>
        place && (
          <section className={picker.picker} aria-label={label}>
            <div className={picker.split}>
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
              <Button small onClick={() => change([])}>
                {usual}
              </Button>
            </div>
            <div className={picker.list}>
              <RecentPhotos {...marks} />
              <DatasetImages
                key={`${place.dataset.name}:${place.split}`}
                dataset={place.dataset}
                split={place.split}
                label={undefined}
                {...marks}
              />
            </div>
            <p className={`sub ${picker.foot}`} role="status">
              {images.length} of at most {most} chosen
              {marks.isFull ? ": take one away to add another." : ": a press adds an image or takes it away."}
            </p>
          </section>
        )
      }
    </PopoverButton>
  );
}
