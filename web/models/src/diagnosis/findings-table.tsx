import { type Finding, Severity } from "@deconvscope/proto";
import type { ModelView } from "@deconvscope/shell";
import styles from "./diagnosis.module.css";
import { layerLabels } from "./layer-labels.ts";

interface FindingsTableProps {
  model: ModelView;
  findings: readonly Finding[];
  current: string | undefined;
}

/** Findings as rows. */
export function FindingsTable({ model, findings, current }: FindingsTableProps) {
  const labels = layerLabels(
    model,
    findings.map(({ layer }) => layer),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key.
    <section className={styles.scroll} aria-label="Findings as a table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>Severity</th>
            <th>Layer</th>
            <th>Measured</th>
            <th className="right">Maps</th>
          </tr>
        </thead>
        <tbody>
          {findings.map(({ id, severity, layer, text, channels }) => (
            <tr key={id} aria-current={id === current ? "true" : undefined}>
              <td>{Severity[severity].toLowerCase()}</td>
              <td>
                <code>{labels.get(layer)}</code>
              </td>
              <td>{text}</td>
              <td className="right num">{channels.length || "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
