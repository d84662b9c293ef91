import { formatActivation, formatPercent, ScrollTable } from "@deconvscope/shell";
import { type AtlasFilter, type AtlasOrder, flagsOf, orderFilters } from "@deconvscope/viz-filter-atlas";

interface AtlasTableProps {
  measured: readonly AtlasFilter[];
  order: AtlasOrder;
  selected: number | undefined;
}

/** Filters as numbers, in the order of the figure. */
export function AtlasTable({ measured, order, selected }: AtlasTableProps) {
  return (
    <ScrollTable label="Filters by frequency as a table" height={480}>
      <thead>
        <tr>
          <th>Filter</th>
          <th className="right">Radial frequency</th>
          <th className="right">Low</th>
          <th className="right">Middle</th>
          <th className="right">High</th>
          <th className="right">RMS</th>
          <th>What is wrong</th>
        </tr>
      </thead>
      <tbody>
        {orderFilters(measured, order).map((filter) => (
          <tr key={filter.channel} aria-current={filter.channel === selected ? "true" : undefined}>
            <td>
              <code>{filter.channel}</code>
            </td>
            <td className="right num">{filter.radialFrequency.toFixed(3)}</td>
            <td className="right num">{formatPercent(filter.low)}</td>
            <td className="right num">{formatPercent(filter.middle)}</td>
            <td className="right num">{formatPercent(filter.high)}</td>
            <td className="right num">{formatActivation(filter.rms)}</td>
            <td>
              {flagsOf(filter)
                .map(({ says }) => says)
                .join(", ") || "–"}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
