import {
  AddDataset,
  announce,
  Button,
  DatasetPicker,
  type DatasetSplit,
  formatCount,
  type ImageSet,
  Skeleton,
  useCatalog,
  usePassedFocus,
} from "@deconvscope/shell";
import { useRef, useState } from "react";
import styles from "./choose-images.module.css";
import { mostImages, spread } from "./diagnosis-images.ts";

interface ChooseImagesProps {
  /** What it would be measured on. */
  value: ImageSet | undefined;
  onBegin: (images: ImageSet) => void;
}

/** Which images a network is diagnosed on, and how many of them. */
export function ChooseImages({ value, onBegin }: ChooseImagesProps) {
  const { datasets } = useCatalog();
  const [chosen, setChosen] = useState<DatasetSplit>();
  const [typed, setTyped] = useState<string>();
  const [adding, setAdding] = useState(false);
  const known = datasets.value ?? [];
  const place = chosen ?? value;
  const dataset = known.find(({ name }) => name === place?.dataset);
  const split = dataset?.splits.find(({ name }) => name === place?.split) ?? dataset?.splits[0];
  const suggested = split && dataset && (chosen ? spread(dataset.name, split).images : (value?.images ?? 0));
  const given = typed === undefined ? suggested : Math.floor(Number(typed));
  const images = given !== undefined && split && given >= 1 ? Math.min(given, mostImages(split)) : undefined;
  const form = useRef<HTMLFormElement>(null);
  usePassedFocus(form);
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (dataset && split && images) onBegin({ dataset: dataset.name, split: split.name, images });
      }}
    >
      {!datasets.value && <Skeleton style={{ height: 74 }} />}
      {known.length > 0 && (
        <DatasetPicker
          datasets={known}
          value={dataset && split && { dataset: dataset.name, split: split.name }}
          onChange={(place) => {
            setChosen(place);
            setTyped(undefined);
          }}
        />
      )}
      {datasets.value && known.length === 0 && (
        <p className="sub">No dataset is registered yet. Add a folder of images that lies on the server.</p>
      )}
      {(adding || datasets.value?.length === 0) && (
        <AddDataset
          onAdded={(name) => {
            setAdding(false);
            announce(`${name} is added.`);
            setChosen({ dataset: name, split: "" });
            datasets.reload();
          }}
          onClose={known.length > 0 ? () => setAdding(false) : undefined}
        />
      )}
      {datasets.value && place && !dataset && (
        <p className="sub">
          There is no dataset <code>{place.dataset}</code> here; choose another one.
        </p>
      )}
      <div className={styles.actions}>
        <label className={styles.count}>
          <input
            type="number"
            min={1}
            max={split && mostImages(split)}
            value={typed ?? suggested ?? ""}
            aria-label="Number of images"
            disabled={!split}
            onChange={(event) => setTyped(event.target.value)}
          />
          <span className="sub num">{split ? `of ${formatCount(split.images)}, evenly spread` : "images"}</span>
        </label>
        <Button type="submit" look="primary" disabled={!images}>
          {images ? `Diagnose on ${formatCount(images)} images` : "Diagnose"}
        </Button>
        {!adding && known.length > 0 && (
          <Button look="quiet" onClick={() => setAdding(true)}>
            Add a dataset
          </Button>
        )}
      </div>
    </form>
  );
}
