import {
  Dialog,
  datasets,
  ImagePicker,
  type ImageReference,
  navigate,
  Thumbnail,
  useCatalog,
  useImage,
  useOpenPhoto,
  usePictureUrl,
  useQuery,
} from "@deconvscope/shell";
import { useRef, useState } from "react";
import styles from "./image-panel.module.css";
import { stripOf } from "./strip-of.ts";

const shown = 9;

/** Nine images of the dataset, all of them behind a link, and a place for one's own. */
export function DatasetStrip({ current }: { current: ImageReference | undefined }) {
  const catalog = useCatalog();
  const [picking, setPicking] = useState(false);
  const openPhoto = useOpenPhoto();
  const file = useRef<HTMLInputElement>(null);
  const image = useImage(current);
  const pictureUrl = usePictureUrl(image.value?.bytes);
  const place = current?.kind === "dataset" ? current : undefined;
  const strip = stripOf(current, catalog.datasets.value ?? []);
  const dataset = strip?.dataset;
  const split = strip?.split.name ?? "";
  const page = useQuery(dataset && JSON.stringify([dataset.name, split]), (signal) =>
    datasets.listImages({ dataset: dataset!.name, split, pageSize: shown, thumbnail: 96 }, { signal }),
  );
  const entries = page.value?.images ?? [];
  const elsewhere =
    current && image.value && !entries.some((entry) => entry.image?.index === place?.index && place !== undefined);
  const total = strip?.split.images ?? 0;
  return (
    <>
      <div className={styles.row}>
        <h3>{dataset?.name ?? "Images"}</h3>
        {dataset && (
          <button type="button" onClick={() => setPicking(true)}>
            all {total.toLocaleString("en")}
          </button>
        )}
      </div>
      <div className={styles.thumbnails}>
        {elsewhere && (
          <button type="button" aria-current="true" title={image.value?.name}>
            <img src={pictureUrl} alt={image.value?.name} />
          </button>
        )}
        {entries.slice(0, elsewhere ? shown - 1 : shown).map(({ image: entry, labels, thumbnailPng }) => {
          const index = entry?.index ?? 0;
          return (
            <Thumbnail
              key={`${dataset?.name} ${split} ${index}`}
              png={thumbnailPng}
              text={`${labels.map((label) => dataset?.labels[label] ?? label).join(", ")} ${index}`}
              current={place?.index === index}
              onChoose={() =>
                navigate({ image: { kind: "dataset", dataset: dataset!.name, split, index }, unit: undefined })
              }
            />
          );
        })}
        <button
          type="button"
          className={styles.add}
          aria-label="Add an image from a file"
          onClick={() => file.current?.click()}
        >
          +
        </button>
      </div>
      {page.problem && <p className="dim">{page.problem.message}</p>}
      <input
        ref={file}
        hidden
        type="file"
        accept="image/png,image/jpeg,image/webp"
        onChange={(event) => {
          const photo = event.target.files?.[0];
          if (photo) void openPhoto(photo);
        }}
      />
      {picking && (
        <Dialog title="Choose an image" width="720px" onClose={() => setPicking(false)}>
          <ImagePicker wide current={current} onDone={() => setPicking(false)} />
        </Dialog>
      )}
    </>
  );
}
