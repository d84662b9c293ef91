import { formatCount, formatPercent, ScrollTable } from "@deconvscope/shell";
import type { EvaluatedConfusion } from "./to-confusion.ts";

const mostRows = 300;

/** What is taken for what, the most images first. */
export function ConfusionTableView({ confusion: { classes, cells } }: { confusion: EvaluatedConfusion }) {
  const mistaken = cells.filter(({ row, column }) => row !== column).toSorted((a, b) => b.images - a.images);
  return (
    <ScrollTable label="Confusion as a table" height={640}>
      <thead>
        <tr>
          <th>Own class</th>
          <th>Taken for</th>
          <th className="right">Images</th>
          <th className="right">Of its class</th>
        </tr>
      </thead>
      <tbody>
        {mistaken.slice(0, mostRows).map(({ row, column, images }) => (
          <tr key={`${row} ${column}`}>
            <td>{classes[row]!.name}</td>
            <td>{classes[column]!.name}</td>
            <td className="right num">{formatCount(images)}</td>
            <td className="right num">{formatPercent(images / Math.max(1, classes[row]!.images))}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
