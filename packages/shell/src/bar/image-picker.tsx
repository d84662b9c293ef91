import { useRef, useState } from "react";
import { useCatalog } from "../catalog/catalog.tsx";
import { defaultImage } from "../catalog/choose-defaults.ts";
import { Button } from "../controls/button.tsx";
import { DatasetImages } from "../image/dataset-images.tsx";
import { RecentPhotos } from "../uploads/recent-photos.tsx";
import { useOpenPhoto } from "../uploads/use-open-photo.ts";
import type { ImageReference } from "../url/image-reference.ts";
import { navigate } from "../url/use-view-state.ts";
import picker from "./picker.module.css";

interface ImagePickerProps {
  current: ImageReference | undefined;
  onDone: () => void;
  /** Fills its dialog. */
  wide?: boolean;
}

/** Images of the registered datasets by split and label, photos dropped before, or a file. */
export function ImagePicker({ current, onDone, wide }: ImagePickerProps) {
  const { datasets } = useCatalog();
  const openPhoto = useOpenPhoto();
  const file = useRef<HTMLInputElement>(null);
  const known = (datasets.value ?? []).flatMap((dataset) =>
    dataset.splits.map((split) => ({ dataset, split: split.name })),
  );
  const [chosen, setChosen] = useState<number>();
  const [label, setLabel] = useState<number>();
  const shown = current?.kind === "dataset" ? current : defaultImage(datasets.value ?? []);
  const currentPlace = known.findIndex(
    ({ dataset, split }) => shown?.kind === "dataset" && dataset.name === shown.dataset && split === shown.split,
  );
  const place = known[chosen ?? Math.max(0, currentPlace)];
  const choose = (image: ImageReference) => {
    navigate({ image, unit: undefined, class: undefined, atlas: undefined });
    onDone();
  };
  return (
    <section className={`${picker.picker} ${wide ? picker.wide : ""}`} aria-label="Choose an image">
      <div className={picker.split}>
        <select
          aria-label="Dataset and split"
          value={known.indexOf(place ?? known[0]!)}
          onChange={(event) => {
            setChosen(Number(event.target.value));
            setLabel(undefined);
          }}
        >
          {known.map(({ dataset, split }, index) => (
            <option key={`${dataset.name}:${split}`} value={index}>
              {dataset.name} {split}
            </option>
          ))}
        </select>
        {place && place.dataset.labels.length > 0 && (
          <select
            aria-label="Label"
            value={label ?? ""}
            onChange={(event) => setLabel(event.target.value === "" ? undefined : Number(event.target.value))}
          >
            <option value="">all labels</option>
            {place.dataset.labels.map((text, index) => (
              <option key={text} value={index}>
                {text}
              </option>
            ))}
          </select>
        )}
      </div>
      <div className={picker.list}>
        <RecentPhotos current={current} onChoose={choose} />
        {place && (
          <DatasetImages
            key={`${place.dataset.name}:${place.split}:${label ?? ""}`}
            dataset={place.dataset}
            split={place.split}
            label={label}
            current={current}
            onChoose={choose}
          />
        )}
      </div>
      <div className={picker.foot}>
        <input
          ref={file}
          hidden
          type="file"
          accept="image/png,image/jpeg,image/webp"
          onChange={(event) => {
            const photo = event.target.files?.[0];
            if (photo) openPhoto(photo).then(onDone);
          }}
        />
        <Button small onClick={() => file.current?.click()}>
          Choose a file
        </Button>
        <span className="dim">or drop one anywhere, or paste</span>
      </div>
    </section>
  );
}
