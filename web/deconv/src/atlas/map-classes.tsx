import { navigate } from "@deconvscope/shell";
import type { AtlasLook } from "./atlas-look.ts";
import styles from "./map-panel.module.css";
import type { MapRow } from "./map-row.ts";

const most = 5;

interface MapClassesProps {
  look: AtlasLook;
  row: MapRow;
  name: (label: number) => string;
}

/** The labels of its strongest images; each leads to the other maps that love it. */
export function MapClasses({ look, row, name }: MapClassesProps) {
  if (row.labels.length === 0) return null;
  const strongest = Math.min(look.scan.k, row.firing);
  const rest = row.labels.slice(most).length;
  return (
    <section aria-label="Classes of its strongest images">
      <h3>What they show</h3>
      <ul className={styles.classes}>
        {row.labels.slice(0, most).map(({ label, count }) => (
          <li key={label}>
            <button
              type="button"
              title={`Maps of ${look.item.label} that love ${name(label)}`}
              onClick={() => navigate({ find: name(label), order: undefined })}
            >
              {name(label)}
            </button>
            <span className={styles.meter}>
              <i style={{ width: `${(100 * count) / Math.max(1, strongest)}%` }} />
            </span>
            <span className="num">
              {count} <span className="dim">of {strongest}</span>
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <p className="dim">
          and {rest} more {rest === 1 ? "class" : "classes"}
        </p>
      )}
    </section>
  );
}
