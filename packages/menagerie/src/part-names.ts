/**
 * Names of the parts whose places are known; each kind has some of them.
 * Left and right are the viewer's, in the image as it is.
 */
export const partNames = [
  "head",
  "left eye",
  "right eye",
  "left ear",
  "right ear",
  "nose",
  "beak",
  "trunk",
  "mouth",
  "body",
  "left foot",
  "right foot",
  "left wing",
  "right wing",
  "tail",
  "back fin",
  "belly fin",
  "side fin",
] as const;

export type PartName = (typeof partNames)[number];

const sides: Readonly<Record<string, string>> = { left: "right", right: "left" };

/** A part's name in a mirrored picture. */
export function mirrorPartName(name: string): string {
  return name.replace(/^(left|right)/, (side) => sides[side] ?? side);
}
