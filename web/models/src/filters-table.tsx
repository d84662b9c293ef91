import { formatActivation } from "@deconvscope/shell";
import type { FilterStatistics } from "./filter-statistics.ts";

/** The filters as numbers, the strongest first. */
export function FiltersTable({ statistics }: { statistics: readonly FilterStatistics[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th>Filter</th>
          <th className="right">RMS</th>
          <th className="right">Largest weight</th>
        </tr>
      </thead>
      <tbody>
        {statistics.map(({ filter, rms, largest }) => (
          <tr key={filter}>
            <td>
              <code>{filter}</code>
            </td>
            <td className="right num">{formatActivation(rms)}</td>
            <td className="right num">{formatActivation(largest)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
