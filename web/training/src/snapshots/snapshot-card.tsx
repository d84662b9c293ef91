import type { Snapshot } from "@deconvscope/proto";
import { formatPercent, Popover, Skeleton } from "@deconvscope/shell";
import { useCallback, useState } from "react";
import { FiltersPicture } from "../filters/filters-picture.tsx";
import { useSnapshotFilters } from "../filters/use-snapshot-filters.ts";
import { snapshotName } from "./plan-snapshots.ts";
import styles from "./snapshot-strip.module.css";

const zones = [
  { title: "Models", path: "/" },
  { title: "Deconv", path: "/deconv/" },
  { title: "Occlusion", path: "/occlusion/" },
];

/** A snapshot: its filters, its accuracy, and the ways to it as a model. */
export function SnapshotCard({ snapshot }: { snapshot: Snapshot }) {
  const { model, validationAccuracy } = snapshot;
  const filters = useSnapshotFilters(model);
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const name = snapshotName(snapshot);
  const address = `?model=${encodeURIComponent(model).replaceAll("%2F", "/")}`;
  return (
    <li className={styles.card}>
      <Popover
        open={open}
        onClose={close}
        align="start"
        trigger={
          <button
            type="button"
            className={styles.picture}
            aria-haspopup="true"
            aria-expanded={open}
            aria-label={`Snapshot ${name}: open in another zone`}
            title={model}
            onClick={() => setOpen(!open)}
          >
            {filters.value && <FiltersPicture bank={filters.value.bank} label={`First-layer filters, ${name}`} />}
            {!filters.value && !filters.problem && <Skeleton zero style={{ aspectRatio: "63 / 31" }} />}
            {filters.problem && (
              <i>{filters.problem.code === "NOT_FOUND" ? "no longer here" : filters.problem.message}</i>
            )}
          </button>
        }
      >
        <nav className={styles.menu} aria-label={`Open ${model}`}>
          {zones.map(({ title, path }) => (
            <a key={title} href={path + address}>
              Open in {title}
            </a>
          ))}
        </nav>
      </Popover>
      <a href={`/${address}`}>
        <b>{name}</b>
      </a>
      <span className="num">{validationAccuracy === undefined ? "–" : formatPercent(validationAccuracy)}</span>
    </li>
  );
}
