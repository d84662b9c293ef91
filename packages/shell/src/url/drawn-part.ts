import { escapeMarks, unescapeMarks } from "./escape-marks.ts";
import { formatImageReference, type ImageReference, parseImageReference } from "./image-reference.ts";
import { formatShare } from "./place-reference.ts";

/** A part of an image that somebody drew, or took away: `menagerie:validation:4/beak/0.1-0.2-0.05-0.04`, `…/beak/none`. */
export interface DrawnPart {
  image: ImageReference;
  part: string;
  /** As shares of what the network sees of the image; undefined: taken away. */
  rect: { x: number; y: number; width: number; height: number } | undefined;
}

const share = "([01](?:\\.\\d{1,9})?)";
const shares = new RegExp(`^${share}-${share}-${share}-${share}$`);

/** Reads one of an address's `drawn`; undefined where it is not one. */
export function parseDrawnPart(text: string): DrawnPart | undefined {
  const [given = "", name = "", place = "", ...more] = text.split("/");
  const image = parseImageReference(unescapeMarks(given));
  if (!image || name === "" || more.length > 0) return undefined;
  const part = unescapeMarks(name);
  if (place === "none") return { image, part, rect: undefined };
  const [x, y, width, height] = (shares.exec(place)?.slice(1) ?? []).map(Number);
  if (x === undefined || y === undefined || !width || !height || x + width > 1 + slack || y + height > 1 + slack)
    return undefined;
  return { image, part, rect: { x, y, width, height } };
}
/** Two shares, each rounded. */
const slack = 1e-4;

/** The inverse of parseDrawnPart, to a ten-thousandth. */
export function formatDrawnPart({ image, part, rect }: DrawnPart): string {
  const place = rect ? [rect.x, rect.y, rect.width, rect.height].map(formatShare).join("-") : "none";
  return [escapeMarks(formatImageReference(image)), escapeMarks(part), place].join("/");
}
