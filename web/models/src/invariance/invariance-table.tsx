import type { ModelView, TransformName } from "@deconvscope/shell";
import { formatProbability, ScrollTable } from "@deconvscope/shell";
import { formatAmount, formatDistance } from "@deconvscope/viz-curve-family";
import { layerLabel } from "./family-data.ts";
import { type InvarianceRow, invarianceRows } from "./invariance-rows.ts";
import type { Invariance } from "./invariance-state.ts";
import { columnOf, titles } from "./transforms.ts";

interface InvarianceTableProps {
  model: ModelView;
  names: readonly string[];
  transforms: readonly TransformName[];
  isAbsolute: boolean;
  state: Invariance;
}

/** The same numbers as the curves. */
export function InvarianceTable({ model, names, transforms, isAbsolute, state }: InvarianceTableProps) {
  const rows = invarianceRows(state, names, transforms);
  return (
    <ScrollTable label="Distances as a table" height={560}>
      <thead>
        <tr>
          <th>Transformation</th>
          <th className="right">By</th>
          <th>Image</th>
          {state.layers.map((layer) => (
            <th key={layer} className="right">
              {layerLabel(model, layer)}
            </th>
          ))}
          <th>Class</th>
          <th className="right">P</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={`${row.transform} ${row.amount} ${row.name}`} row={row} isAbsolute={isAbsolute} />
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Row({ row, isAbsolute }: { row: InvarianceRow; isAbsolute: boolean }) {
  const { transform, amount, name, label, point } = row;
  return (
    <tr>
      <td>{titles[transform]}</td>
      <td className="right num">{formatAmount(columnOf(transform, [amount]), amount)}</td>
      <td>{name}</td>
      {(isAbsolute ? point.distances : point.relativeDistances).map((distance, index) => (
        <td key={index} className="right num">
          {formatDistance(distance)}
        </td>
      ))}
      <td>{label}</td>
      <td className="right num">{formatProbability(point.probability)}</td>
    </tr>
  );
}
