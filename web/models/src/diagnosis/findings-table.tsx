import { type Finding, Severity } from "@deconvscope/proto";
import { ScrollTable } from "@deconvscope/shell";

interface FindingsTableProps {
  /** What their layers are called, by finding. */
  labels: ReadonlyMap<string, string>;
  findings: readonly Finding[];
  current: string | undefined;
}

/** Findings as rows. */
export function FindingsTable({ labels, findings, current }: FindingsTableProps) {
  return (
    <ScrollTable label="Findings as a table" height={480}>
      <thead>
        <tr>
          <th>Severity</th>
          <th>Layer</th>
          <th>Measured</th>
          <th className="right">Maps</th>
        </tr>
      </thead>
      <tbody>
        {findings.map(({ id, severity, text, channels }) => (
          <tr key={id} aria-current={id === current ? "true" : undefined}>
            <td>{Severity[severity].toLowerCase()}</td>
            <td>
              <code>{labels.get(id)}</code>
            </td>
            <td>{text}</td>
            <td className="right num">{channels.length || "–"}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
