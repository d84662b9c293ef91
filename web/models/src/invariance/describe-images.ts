import { formatCount, type ImageReference } from "@deconvscope/shell";

/** Where images are from: "3 of menagerie, validation; 1 photo". */
export function describeImages(images: readonly ImageReference[]): string {
  const counts = new Map<string, number>();
  for (const image of images) {
    const place = image.kind === "dataset" ? `${image.dataset}, ${image.split}` : "";
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts]
    .map(([place, count]) => {
      if (place !== "") return `${formatCount(count)} of ${place}`;
      return count === 1 ? "1 photo" : `${formatCount(count)} photos`;
    })
    .join("; ");
}
