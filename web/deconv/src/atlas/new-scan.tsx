import {
  AddDataset,
  announce,
  Button,
  type CallProblem,
  callProblem,
  DatasetPicker,
  type DatasetSplit,
  deconv,
  ErrorNote,
  focusAtOnce,
  formatCount,
  type ModelView,
  navigate,
  Skeleton,
  useCatalog,
  ViewLink,
} from "@deconvscope/shell";
import { useState } from "react";
import { ChooseImages } from "./choose-images.tsx";
import { ChooseLayers } from "./choose-layers.tsx";
import { defaultSplit, splitOf } from "./default-split.ts";
import styles from "./new-scan.module.css";
import type { AtlasState } from "./use-atlas.ts";

/** Begins a scan: over which images, of which layers. */
export function NewScan({ model, scans }: { model: ModelView; scans: AtlasState["scans"] }) {
  const { datasets } = useCatalog();
  const [chosen, setChosen] = useState<DatasetSplit>();
  const [layers, setLayers] = useState<readonly string[]>([]);
  const [maxImages, setMaxImages] = useState(0);
  const [adding, setAdding] = useState<"begun" | "ended">();
  const [starting, setStarting] = useState(false);
  const [problem, setProblem] = useState<CallProblem>();
  const known = datasets.value ?? [];
  const split = splitOf(known, chosen ?? defaultSplit(known, model.summary.dataset));
  const images = split?.images ?? 0;
  const begin = () => {
    if (!split) return;
    setStarting(true);
    setProblem(undefined);
    deconv
      .createScan({ model: model.summary.name, ...split.place, layers: [...layers], maxImages })
      .then(
        ({ scan }) => scan && navigate({ model: scan.model, atlas: scan.id, unit: undefined, find: undefined }),
        (thrown: unknown) => setProblem(callProblem(thrown)),
      )
      .finally(() => setStarting(false));
  };
  const count = maxImages === 0 ? images : Math.min(maxImages, images);
  const newest = scans.value?.[0];
  return (
    <section className={`panel ${styles.form}`} aria-label="New scan">
      <h1 className="look-section">What excites each map of {model.summary.name}?</h1>
      <p className="sub">
        Every image of a dataset goes through the network once. Of each map the nine strongest activations are kept, one
        an image, with how often it fires. The atlas fills while the scan runs, and stays.
      </p>
      <div className={styles.row}>
        <h2 className="look-label">Images</h2>
        {adding !== "begun" && (
          <Button small look="quiet" ref={adding === "ended" ? focusAtOnce : null} onClick={() => setAdding("begun")}>
            Add a dataset
          </Button>
        )}
      </div>
      {datasets.value ? (
        known.length > 0 ? (
          <DatasetPicker datasets={known} value={split?.place} onChange={setChosen} />
        ) : (
          <p className="sub">No dataset is registered yet. Add a folder of images that lies on the server.</p>
        )
      ) : (
        <Skeleton style={{ height: 74 }} />
      )}
      {(adding === "begun" || datasets.value?.length === 0) && (
        <AddDataset
          onAdded={(name) => {
            setAdding("ended");
            announce(`${name} is added.`);
            setChosen({ dataset: name, split: "" });
            datasets.reload();
          }}
          onClose={known.length > 0 ? () => setAdding("ended") : undefined}
        />
      )}
      <ChooseImages images={images} value={maxImages} onChange={setMaxImages} />
      <ChooseLayers model={model} value={layers} onChange={setLayers} />
      {problem && <ErrorNote title="The scan was not begun." problem={problem} />}
      <div className={styles.actions}>
        <Button look="primary" disabled={!split || count === 0 || starting} onClick={begin}>
          {starting ? "Beginning …" : `Scan ${formatCount(count)} images`}
        </Button>
        {newest && (
          <ViewLink look="quiet" change={{ atlas: "latest" }}>
            Back to the newest scan
          </ViewLink>
        )}
      </div>
    </section>
  );
}
