import { formatActivation, SideScroll } from "@deconvscope/shell";
import { evolutionRows } from "@deconvscope/viz-evolution-grid";
import styles from "./evolution-figure.module.css";
import type { EvolutionGridData } from "./evolution-grid-data.ts";

/** The same cells as numbers and words. */
export function EvolutionTable({ data }: { data: EvolutionGridData }) {
  return (
    <SideScroll label="Followed maps as a table" height={560} className={styles.table}>
      <table>
        <thead>
          <tr>
            {["Layer", "Map", "Epoch", "Activation", "Image", "Jump", "Change of the layer"].map((head) => (
              <th key={head}>{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {evolutionRows(data.snapshots, data.layers).map(
            ({ layer, channel, epoch, activation, image, jump, change }) => (
              <tr key={`${layer} ${channel} ${epoch}`}>
                <td>{layer}</td>
                <td className="num">{channel}</td>
                <td className="num">{epoch}</td>
                <td className="num">{formatActivation(activation)}</td>
                <td>{image || "nothing excites it"}</td>
                <td>{jump ? "jump" : ""}</td>
                <td className="num">{change === undefined ? "–" : change.toFixed(3)}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </SideScroll>
  );
}
