import type { PartCorrespondence } from "@deconvscope/proto";
import { formatProbability, type ModelView, SideScroll } from "@deconvscope/shell";
import { mean } from "../faithfulness/faithfulness-state.ts";
import { layerLabel } from "../panels/map-name.ts";
import styles from "./correspondence.module.css";
import { drawsBelow } from "./correspondence-state.ts";

interface CorrespondenceTableProps {
  id: string;
  model: ModelView;
  parts: readonly PartCorrespondence[];
  shown: boolean;
}

/** The same numbers as a table. */
export function CorrespondenceTable({ id, model, parts, shown }: CorrespondenceTableProps) {
  return (
    <div id={id} hidden={!shown}>
      <SideScroll label="Parts as a table">
        <table>
          <thead>
            <tr>
              {["layer", "part", "Δ", "deviation", "random", "draws at or below"].map((name) => (
                <th key={name}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parts.map((entry) => (
              <tr key={`${entry.layer} ${entry.part}`}>
                <td>
                  <code>{layerLabel(model, entry.layer)}</code>
                </td>
                <td>{entry.part}</td>
                <td className="num">{formatProbability(entry.mean)}</td>
                <td className="num">{formatProbability(entry.deviation)}</td>
                <td className="num">{formatProbability(mean(entry.random))}</td>
                <td className="num">{drawsBelow(entry)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </SideScroll>
    </div>
  );
}

const rows: readonly (readonly [string, string, string])[] = [
  ["right eye", "0.067", "0.069"],
  ["left eye", "0.069", "0.068"],
  ["nose", "0.079", "0.069"],
  ["random", "0.107", "0.073"],
];

/** What the paper found, for orientation. */
export function PaperTable() {
  return (
    <details className={styles.paper}>
      <summary>Zeiler & Fergus 2014, Table 1: their network, five dogs</summary>
      <table>
        <thead>
          <tr>
            <th>masked</th>
            <th>layer 5</th>
            <th>layer 7</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([part, five, seven]) => (
            <tr key={part}>
              <td>{part}</td>
              <td className="num">{five}</td>
              <td className="num">{seven}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
