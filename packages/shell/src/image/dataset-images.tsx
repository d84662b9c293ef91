import type { Dataset } from "@deconvscope/proto";
import { useState } from "react";
import picker from "../bar/picker.module.css";
import { Button } from "../controls/button.tsx";
import { formatCount } from "../format/format-number.ts";
import { datasets } from "../rpc/clients.ts";
import { useQuery } from "../rpc/use-query.ts";
import { Skeleton } from "../state/skeleton.tsx";
import { useDelayed } from "../state/use-delayed.ts";
import { type ImageMarks, markImage } from "./image-marks.ts";
import { Thumbnail } from "./thumbnail.tsx";

const pageSize = 40;

interface DatasetImagesProps extends ImageMarks {
  dataset: Dataset;
  split: string;
  label: number | undefined;
}

/** Thumbnails of a split, a page at a time. */
export function DatasetImages(props: DatasetImagesProps) {
  const { dataset, split } = props;
  const [tokens, setTokens] = useState([""]);
  return (
    <>
      <h3>
        {dataset.name} {split}, {formatCount(dataset.splits.find(({ name }) => name === split)?.images ?? 0)} images
      </h3>
      {tokens.map((token, index) => (
        <ImagePage
          key={token}
          {...props}
          token={token}
          onMore={index === tokens.length - 1 ? (next) => setTokens([...tokens, next]) : undefined}
        />
      ))}
    </>
  );
}

function ImagePage(props: DatasetImagesProps & { token: string; onMore: ((next: string) => void) | undefined }) {
  const { dataset, split, label, token, onMore } = props;
  const page = useQuery(JSON.stringify([dataset.name, split, label, token]), (signal) =>
    datasets.listImages(
      {
        dataset: dataset.name,
        split,
        pageSize,
        pageToken: token,
        thumbnail: 64,
        ...(label === undefined ? {} : { label }),
      },
      { signal },
    ),
  );
  const next = page.value?.nextPageToken;
  const waiting = useDelayed(page.loading) && !page.value;
  // How many there are of a label is not known before they come.
  const toCome =
    label === undefined ? Math.min(pageSize, dataset.splits.find(({ name }) => name === split)?.images ?? 0) : 5;
  return (
    <>
      {page.problem && <p className={picker.none}>{page.problem.message}</p>}
      <div className={picker.grid} aria-busy={page.loading}>
        {waiting &&
          Array.from({ length: toCome }, (_, place) => (
            <Skeleton key={place} style={{ width: "100%", aspectRatio: 1 }} />
          ))}
        {page.value?.images.map(({ image, labels, thumbnailPng }) => {
          const index = image?.index ?? 0;
          const text = `${labels.map((number) => dataset.labels[number] ?? number).join(", ")} ${index}`;
          return (
            <Thumbnail
              key={index}
              png={thumbnailPng}
              text={text}
              {...markImage(props, { kind: "dataset", dataset: dataset.name, split, index })}
            />
          );
        })}
      </div>
      {next && onMore && (
        <Button look="quiet" onClick={() => onMore(next)}>
          More
        </Button>
      )}
    </>
  );
}
