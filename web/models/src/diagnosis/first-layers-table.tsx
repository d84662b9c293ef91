import { formatCount, formatPercent, ScrollTable } from "@deconvscope/shell";
import type { Measured } from "./diagnosis-exports.ts";
import { toldBands } from "./diagnosis-state.ts";

/** Two first layers as numbers. */
export function FirstLayersTable({ all }: { all: readonly Measured[] }) {
  return (
    <ScrollTable label="First layers as a table" height={480}>
      <thead>
        <tr>
          <th>Model</th>
          <th className="right">Filters</th>
          <th className="right">Low</th>
          <th className="right">Middle</th>
          <th className="right">High</th>
        </tr>
      </thead>
      <tbody>
        {all.map(({ model, diagnosis }) => (
          <tr key={model.summary.name}>
            <td>
              <code>{model.summary.name}</code>
            </td>
            <td className="right num">{formatCount(diagnosis.firstLayer?.filters.length ?? 0)}</td>
            {(["low", "middle", "high"] as const).map((band) => (
              <td key={band} className="right num">
                {formatBand(toldBands(diagnosis)?.[band])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

const formatBand = (share: number | undefined) => (share === undefined ? "–" : formatPercent(share));
