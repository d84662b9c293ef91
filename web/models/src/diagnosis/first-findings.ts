import type { Finding } from "@deconvscope/proto";

/** Findings that are shown before anybody asks for more; problems are first among them. */
const fewest = 10;

/** The first findings; all where they are hardly more. */
export function firstFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.length <= fewest + 1 ? findings : findings.slice(0, fewest);
}

/** Whether a finding is there, and not among the first. */
export function isLater(findings: readonly Finding[], id: string | undefined): boolean {
  return findings.some((finding) => finding.id === id) && !firstFindings(findings).some((finding) => finding.id === id);
}
