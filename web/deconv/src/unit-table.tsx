import { formatActivation, type Query, type RuleName, ruleNames } from "@deconvscope/shell";
import type { Projected } from "./reconstruction.ts";

/** The opened unit's numbers under each rule. */
export function UnitTable({ rules }: { rules: Record<RuleName, Query<Projected>> }) {
  return (
    <table>
      <thead>
        <tr>
          <th>Rule</th>
          <th className="right">Activation</th>
          <th className="right">Scale ±</th>
          <th className="right">Field x, y, width, height</th>
        </tr>
      </thead>
      <tbody>
        {ruleNames.map((rule) => {
          const value = rules[rule].value;
          return (
            <tr key={rule}>
              <td>{rule}</td>
              <td className="right num">{value ? formatActivation(value.activation) : "…"}</td>
              <td className="right num">{value ? formatActivation(value.scale) : "…"}</td>
              <td className="right num">
                {value ? `${value.field.x}, ${value.field.y}, ${value.field.width}, ${value.field.height}` : "…"}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
