import { type DiagnoseResponse, type Finding, Severity } from "@deconvscope/proto";
import { formatDuration } from "../output/describe-scan.ts";
import { drawBar } from "../output/draw-bar.ts";
import { formatCount } from "../output/format-number.ts";
import { printable } from "../output/printable.ts";

const names: Readonly<Record<Severity, string>> = {
  [Severity.UNSPECIFIED]: "note",
  [Severity.NOTE]: "note",
  [Severity.WARNING]: "warning",
  [Severity.PROBLEM]: "problem",
};

/** Colours a severity, where colours are. */
export type Paint = (severity: Severity, text: string) => string;

/** A line of progress: bar, images, rate, time left. */
export function describeDiagnosing({ progress }: DiagnoseResponse): string {
  const { done = 0n, total = 0n, rate = 0, secondsLeft } = progress ?? {};
  if (total === 0n) return "looking at the filters …";
  const speed = rate > 0 ? `, ${formatCount(Math.round(rate * 10) / 10)} images/s` : "";
  const left = secondsLeft === undefined ? "" : `, ${formatDuration(secondsLeft)} left`;
  return `${drawBar(Number(done) / Number(total), 20)}▏ ${formatCount(done)} of ${formatCount(total)} images${speed}${left}`;
}

/** Findings in their order, problems first: what was measured, and under it what to try. */
export function describeFindings(findings: readonly Finding[], paint: Paint): string {
  const width = Math.max(...Object.values(names).map((name) => name.length)) + 2;
  return findings
    .map(({ severity, text, advice }) => {
      const name = names[severity];
      const first = `${paint(severity, name)}${" ".repeat(width - name.length)}${printable(text)}\n`;
      return advice === "" ? first : `${first}${" ".repeat(width)}${printable(advice)}\n`;
    })
    .join("");
}

/** Of findings at least as severe: "2 problems: dead-maps/relu1, aliasing/pool1"; nothing if there are none. */
export function describeSevere(findings: readonly Finding[], least: Severity): string | undefined {
  const severe = findings.filter(({ severity }) => severity >= least);
  if (severe.length === 0) return undefined;
  const thing = least === Severity.PROBLEM ? "problem" : "problem or warning";
  const things = least === Severity.PROBLEM ? "problems" : "problems and warnings";
  const ids = severe.map(({ id }) => printable(id)).join(", ");
  return `${severe.length} ${severe.length === 1 ? thing : things}: ${ids}`;
}
