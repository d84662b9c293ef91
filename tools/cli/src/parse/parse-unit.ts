import { InvalidArgumentError } from "commander";

/** One place of one feature map; without y and x: where the map is strongest. */
export interface WantedUnit {
  readonly channel: number;
  readonly y?: number;
  readonly x?: number;
}

/**
 * Reads "258" or "258@6,12": a channel, and row and column in its map.
 * @throws InvalidArgumentError
 */
export function parseUnit(text: string): WantedUnit {
  const match = /^(\d{1,9})(?:@(\d{1,9}),(\d{1,9}))?$/.exec(text.trim());
  if (!match) throw new InvalidArgumentError(`Expected a channel like 258, or channel@row,column like 258@6,12.`);
  const [, channel, y, x] = match;
  return y === undefined ? { channel: Number(channel) } : { channel: Number(channel), y: Number(y), x: Number(x) };
}

/** Adds a unit to those that came before on the command line. */
export function collectUnit(text: string, before: WantedUnit[] | undefined): WantedUnit[] {
  return [...(before ?? []), parseUnit(text)];
}

/** The way a unit is written: "258@6,12". */
export function formatUnit({ channel, y, x }: WantedUnit): string {
  return y === undefined ? `${channel}` : `${channel}@${y},${x}`;
}
