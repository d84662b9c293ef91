/** A unit of the address's layer: a feature map, and where it was moved off its maximum, the place. */
export interface UnitReference {
  channel: number;
  place?: { y: number; x: number };
}

/** Reads `258` or `258@6,12` (row, column); undefined where it is neither. */
export function parseUnitReference(text: string): UnitReference | undefined {
  const match = /^(\d{1,9})(?:@(\d{1,9}),(\d{1,9}))?$/.exec(text);
  if (!match) return undefined;
  const channel = Number(match[1]);
  return match[2] === undefined ? { channel } : { channel, place: { y: Number(match[2]), x: Number(match[3]) } };
}

/** The inverse of parseUnitReference. */
export function formatUnitReference({ channel, place }: UnitReference): string {
  return place ? `${channel}@${place.y},${place.x}` : String(channel);
}
