import { formatActivation, formatProbability, SideScroll } from "@deconvscope/shell";
import { tileTable } from "../sweep/sweep-export.ts";
import type { SweepSettings } from "../sweep/sweep-settings.ts";
import type { Sweep } from "../sweep/sweep-state.ts";
import styles from "./sweep-table.module.css";

interface SweepTableProps {
  id: string;
  settings: SweepSettings | undefined;
  sweep: Sweep | undefined;
  /** The tile under the square. */
  at: number | undefined;
  shown: boolean;
}

/** The numbers of each place, for those who do not see the panels and for those who asked for them. */
export function SweepTable({ id, settings, sweep, at, shown }: SweepTableProps) {
  const columns = sweep?.start?.grid.columns ?? 1;
  const stride = sweep?.start?.grid.stride ?? 1;
  const rows = settings && sweep && shown ? tileTable(settings, sweep).rows : [];
  return (
    <div id={id} hidden={!shown}>
      <SideScroll label="Places of the square" height={420} className={styles.table}>
        <table>
          <thead>
            <tr>
              {["x", "y", "square", "probability", "most probable", "its probability", "activity"].map((name) => (
                <th key={name}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([x, y, size, probability, top, topProbability, activity]) => (
              <tr
                key={`${x} ${y}`}
                aria-current={at === Math.ceil(Number(y) / stride) * columns + Math.ceil(Number(x) / stride)}
              >
                <td className="num">{x}</td>
                <td className="num">{y}</td>
                <td className="num">{size}</td>
                <td className="num">{formatProbability(Number(probability))}</td>
                <td>{top}</td>
                <td className="num">{formatProbability(Number(topProbability))}</td>
                <td className="num">{formatActivation(Number(activity))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </SideScroll>
    </div>
  );
}
