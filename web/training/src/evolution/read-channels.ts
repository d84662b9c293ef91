/** Maps that can be followed at once. */
export const mostMaps = 64;

/**
 * Reads "0, 5, 10-15" as channels, each once and ascending.
 * @param maps how many the layer has; undefined: not known
 * @returns what is wrong, if it cannot be read
 */
export function readChannels(text: string, maps: number | undefined): readonly number[] | string {
  const channels = new Set<number>();
  for (const part of text.split(/[\s,;]+/).filter(Boolean)) {
    const match = /^(\d{1,6})(?:[-–…](\d{1,6}))?$/.exec(part);
    if (!match) return `"${part}" given; expected numbers and ranges: 0, 5, 10-15`;
    const first = Number(match[1]);
    const last = match[2] === undefined ? first : Number(match[2]);
    if (last < first) return `"${part}" given; expected the smaller number first`;
    if (maps !== undefined && last >= maps) return `${last} given; the layer has maps 0 … ${maps - 1}`;
    if (channels.size + last - first >= mostMaps) return `at most ${mostMaps} maps can be followed`;
    for (let channel = first; channel <= last; channel++) channels.add(channel);
  }
  return [...channels].sort((a, b) => a - b);
}
