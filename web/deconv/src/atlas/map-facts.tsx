import { formatActivation, formatCount, formatPercent } from "@deconvscope/shell";
import shared from "../opened-panel.module.css";
import styles from "./map-panel.module.css";
import type { MapRow } from "./map-row.ts";

/** Maximum, how often it fires, how selective and how pure it is. */
export function MapFacts({ row }: { row: MapRow | undefined }) {
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
      row ? (row.labels.length === 0 ? "–" : formatPercent(row.purity)) : "…",
      "Share of its strongest images that carry their commonest label",
    ],
  ];
  return (
    <dl className={`${shared.facts} ${styles.facts}`}>
      {facts.map(([name, value, title]) => (
        <div key={name} title={title}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
