import type { EvaluateResponse } from "@deconvscope/proto";
import { ScrollTable } from "@deconvscope/shell";
import styles from "./evaluation.module.css";
import { intervalText, rateText, top5Text } from "./rate-text.ts";

/** An ensemble beside each of its members. */
export function MembersTable({ response }: { response: EvaluateResponse }) {
  const { models, top1Error, top5Error } = response;
  if (models.length < 2) return null;
  const rows = [{ model: `all ${models.length} together`, top1Error, top5Error }, ...models];
  return (
    <div className={styles.members}>
      <ScrollTable label="The ensemble and its members">
        <thead>
          <tr>
            <th>Model</th>
            <th className="right">Top-1 error</th>
            <th className="right">95 %</th>
            <th className="right">Top-5 error</th>
            <th className="right">95 %</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.model}>
              <td>{index === 0 ? <strong>{row.model}</strong> : <code>{row.model}</code>}</td>
              <td className="right num">{rateText(row.top1Error)}</td>
              <td className="right num dim">{intervalText(row.top1Error)}</td>
              <td className="right num">{top5Text(row.top5Error)}</td>
              <td className="right num dim">
                {row.top5Error && row.top5Error.high > 0 && intervalText(row.top5Error)}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  );
}
