import type { Outcome } from "@deconvscope/proto";
import { formatPercent } from "@deconvscope/shell";
import styles from "./outcomes.module.css";

/** The share that is right of each class, the best first. */
export function ClassAccuracies({
  outcome,
  labels,
  named,
}: {
  outcome: Outcome;
  labels: readonly string[];
  named: boolean;
}) {
  const classes = outcome.classAccuracies
    .map((share, index) => ({ name: labels[index] ?? `class ${index}`, share }))
    .toSorted((a, b) => b.share - a.share);
  return (
    <figure className={`panel ${styles.panel}`}>
      <h3>Classes{named && ` of ${outcome.name}`}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key. */}
      <ol className={styles.classes} tabIndex={0} aria-label="Accuracy of each class">
        {classes.map(({ name, share }) => (
          <li key={name}>
            <span>{name}</span>
            <span className={styles.bar}>
              <i style={{ width: `${100 * Math.max(0, share)}%` }} />
            </span>
            <span className="num right">{share < 0 ? "no images" : formatPercent(share, 0)}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
