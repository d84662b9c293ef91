import { formatActivation, formatNumber, formatPercent } from "@deconvscope/viz-kit";
import type { AtlasRow, AtlasRowsLayout } from "./atlas-rows-layout.ts";

/** Heads of the columns. */
export function headTexts({ form, pairs }: AtlasRowsLayout): string[] {
  if (form === "table") return ["Map", "Maximum", "Above half", "Purity", "Commonest label"];
  return ["Map", `${pairs} strongest: projection, image patch`, "Maximum", "Commonest label"];
}

export const nameText = (row: AtlasRow) => row.name ?? String(row.channel);

/** What stands in place of the pictures of a map that never fires. */
export function deadText(images: number | undefined): string {
  return images === undefined ? "never fires" : `never fires on ${formatNumber(images)} images`;
}

/** `4,444`; a dash where the map never fires. */
export const maximumText = ({ maximum }: AtlasRow) => (maximum > 0 ? formatActivation(maximum) : "–");

export function shareText(share: number | undefined): string {
  return share === undefined ? "–" : formatPercent(share);
}
