import { SideScroll } from "@deconvscope/shell";
import styles from "./compare.module.css";
import type { ComparedRow } from "./compare-runs.ts";

/** What two runs are held against each other by, the better in bold; run and vs are their names. */
export function CompareTable({ run, vs, rows }: { run: string; vs: string; rows: readonly ComparedRow[] }) {
  return (
    <div className={styles.numbers}>
      <SideScroll label="Two runs as a table" className={styles.table}>
        <table>
          <thead>
            <tr>
              <th>
                <span className="visually-hidden">What</span>
              </th>
              <th className="right" style={{ color: "var(--cat-2-ink)" }}>
                {run}
              </th>
              <th className="right" style={{ color: "var(--cat-4-ink)" }}>
                {vs}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ what, values, better }) => (
              <tr key={what}>
                <td>{what}</td>
                {values.map((value, index) => (
                  <td key={index} className="right num">
                    {better === index ? <b>{value}</b> : value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </SideScroll>
    </div>
  );
}
