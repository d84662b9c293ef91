import { type Provenance, Rule, type Scan, ScanState } from "@deconvscope/proto";
import { formatCount } from "../output/format-number.ts";

const ruleNames: Readonly<Record<Rule, string>> = {
  [Rule.UNSPECIFIED]: "deconvnet",
  [Rule.DECONVNET]: "deconvnet",
  [Rule.GRADIENT]: "gradient",
  [Rule.GUIDED]: "guided",
};

/** What a sheet's footnote says: the model and its hash, what was looked at, how the pictures were made, and by what. */
export function sheetNotes(scan: Scan, layer: string, rule: Rule, provenance: Provenance | undefined): string[] {
  const { done = 0n, total = 0n } = scan.progress ?? {};
  const isPartial = scan.state !== ScanState.COMPLETE || done < total;
  const made = provenance ?? scan.provenance;
  return [
    ...(isPartial ? [`partial: ${formatCount(done)} of ${formatCount(total)} images`] : []),
    scan.model,
    ...(made === undefined ? [] : [`sha256 ${made.modelSha256.slice(0, 8)}`]),
    `${scan.dataset} ${scan.split}`.trim(),
    ...(isPartial ? [] : [`${formatCount(done)} images`]),
    layer,
    `top ${scan.k}, one an image`,
    `rule ${ruleNames[rule]}`,
    "scale ±98.5th pct.",
    ...(made === undefined ? [] : [made.backend, `v${made.productVersion}`]),
  ];
}
