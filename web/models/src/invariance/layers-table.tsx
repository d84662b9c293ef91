import { ScrollTable } from "@deconvscope/shell";
import { type CurveFamilyData, formatAmount, formatDistance } from "@deconvscope/viz-curve-family";

/** Mean curves as numbers. */
export function LayersTable({ data: { columns, lines, rows } }: { data: CurveFamilyData }) {
  return (
    <ScrollTable label="Layers as a table" height={560}>
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
    </ScrollTable>
  );
}
