import { type FigureProvenance, formatCount } from "@deconvscope/shell";
import { type AtlasLook, splitName } from "./atlas-look.ts";
import { isActive, scanProgress } from "./scan-state.ts";

/** What the pictures of a scan depend on, for the footnote. */
export function scanFacts({ scan, layer, rule }: AtlasLook): string[] {
  const { done } = scanProgress(scan);
  return [
    `${splitName(scan)}, ${formatCount(done)} images`,
    layer.name,
    `top ${scan.k}, one an image`,
    `rule ${rule}`,
    "scale ±98.5th pct.",
  ];
}

/** The first words of a figure whose scan has not seen all of its images. */
export function partialWords(scan: AtlasLook["scan"]): string | undefined {
  const { done, total } = scanProgress(scan);
  return isActive(scan) || done < total ? `partial: ${formatCount(done)} of ${formatCount(total)} images` : undefined;
}

/** What made the scan; undefined before its first images. */
export function scanProvenance({ scan }: AtlasLook): FigureProvenance | undefined {
  return scan.provenance;
}
