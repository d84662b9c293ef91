import type { Mistake } from "@deconvscope/proto";
import {
  formatProbability,
  type ImageReference,
  Skeleton,
  type SplitReference,
  useImage,
  usePictureUrl,
  useViewState,
} from "@deconvscope/shell";
import { firstName } from "../short-labels.ts";
import styles from "./evaluation.module.css";

/** An image with what it is and what it was taken for, and ways to look into why. */
export function MistakeTile({ on, mistake }: { on: SplitReference; mistake: Mistake }) {
  const { link } = useViewState();
  const { image: index, truth, predicted } = mistake;
  const image: ImageReference = { kind: "dataset", dataset: on.dataset, split: on.split, index };
  const loaded = useImage(image);
  const url = usePictureUrl(loaded.value?.bytes);
  const what = `${firstName(truth?.label ?? "image")} ${index}`;
  const there = link({ image, unit: undefined, class: predicted?.classIndex });
  return (
    <li>
      {url ? <img src={url} alt={what} /> : <Skeleton style={{ width: "100%", aspectRatio: "1" }} />}
      <dl>
        <dt>is</dt>
        <dd>
          <span title={truth?.label}>{firstName(truth?.label ?? "")}</span>{" "}
          <span className="num dim">{formatProbability(truth?.probability ?? 0)}</span>
        </dd>
        <dt>said</dt>
        <dd>
          <span title={predicted?.label}>{firstName(predicted?.label ?? "")}</span>{" "}
          <span className="num">{formatProbability(predicted?.probability ?? 0)}</span>
        </dd>
      </dl>
      <p className={styles.links}>
        <a href={`/deconv/${there}`} aria-label={`${what} in Deconv`}>
          Deconv
        </a>
        <a href={`/occlusion/${there}`} aria-label={`${what} in Occlusion`}>
          Occlusion
        </a>
      </p>
    </li>
  );
}
