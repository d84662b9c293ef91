import { type CurveFamilyData, formatAmount, formatDistance } from "@deconvscope/viz-curve-family";
import styles from "./invariance.module.css";

/** Mean curves as numbers. */
export function LayersTable({ data: { columns, lines, rows } }: { data: CurveFamilyData }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key.
    <section className={styles.table} aria-label="Layers as a table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>Transformation</th>
            <th className="right">By</th>
            {lines.map(({ name }) => (
              <th key={name} className="right">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.flatMap((column, at) =>
            Array.from(column.amounts, (amount, step) => (
              <tr key={`${column.id} ${amount}`}>
                <td>{column.title}</td>
                <td className="right num">{formatAmount(column, amount)}</td>
                {lines.map(({ name }, line) => (
                  <td key={name} className="right num">
                    {formatDistance(rows[0]?.values[at]?.[line]?.[step] ?? Number.NaN)}
                  </td>
                ))}
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}
