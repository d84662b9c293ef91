import { formatActivation, formatCount, formatPercent } from "@deconvscope/shell";
import type { AtlasLook } from "./atlas-look.ts";
import styles from "./map-panel.module.css";
import type { MapRow } from "./map-row.ts";

/** Maximum, how often it fires, how selective and how pure it is. */
export function MapFacts({ look, row }: { look: AtlasLook; row: MapRow | undefined }) {
  const strongest = row ? Math.min(look.scan.k, row.firing) : 0;
  const facts: [name: string, value: string, title: string][] = [
    ["maximum", row ? formatActivation(row.maximum) : "…", "Its strongest activation over all images"],
    [
      "fires on",
      row ? `${formatCount(row.firing)} of ${formatCount(row.images)}` : "…",
      "Images on which it is above zero anywhere",
    ],
    [
      "above half",
      row ? (row.firing === 0 ? "–" : formatPercent(row.aboveHalf)) : "…",
      "Share of images above half its maximum: small is selective",
    ],
    [
      "purity",
      row ? (row.labels.length === 0 ? "–" : `${row.labels[0]!.count} of ${strongest}`) : "…",
      "How many of its strongest images carry their commonest label",
    ],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value, title]) => (
        <div key={name} title={title}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
