/** A feature map of an address: `relu2:14`. */
export interface MapReference {
  layer: string;
  channel: number;
}

/** Reads `relu2:14`; undefined where it is not one. */
export function parseMapReference(text: string): MapReference | undefined {
  const match = /^(.+):(\d{1,9})$/.exec(text);
  return match ? { layer: match[1]!.replaceAll("%2C", ","), channel: Number(match[2]) } : undefined;
}

/** The inverse of parseMapReference: commas stand between maps. */
export function formatMapReference({ layer, channel }: MapReference): string {
  return `${layer.replaceAll(",", "%2C")}:${channel}`;
}
