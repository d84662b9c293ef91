import { formatActivation, formatNumber, formatPercent } from "@deconvscope/viz-kit";
import type { AtlasRow, AtlasRowsLayout, AtlasTop } from "./atlas-rows-layout.ts";

/** Heads of the columns. */
export function headTexts({ form, pairs }: AtlasRowsLayout, what: "map" | "unit" = "map"): string[] {
  const name = what === "unit" ? "Unit" : "Map";
  if (form === "table") return [name, "Maximum", "Above half", "Purity", "Commonest label"];
  return [name, `${pairs} strongest: projection, image patch`, "Maximum", "Commonest label"];
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

/** The pictures of a row for those who cannot see them: `9 pictures, 2 of them marked`. */
export function picturesText(tops: readonly AtlasTop[] | undefined, pairs: number): string {
  if (tops === undefined) return "not known yet";
  const shown = tops.slice(0, pairs);
  const marked = shown.filter((top) => top.marked).length;
  const pictures = shown.length === 1 ? "1 picture" : `${shown.length} pictures`;
  return `${pictures}${marked > 0 ? `, ${marked} of them marked` : ""}`;
}
