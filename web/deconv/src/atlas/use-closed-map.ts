import { useState } from "react";

/**
 * The map that was open until the reader closed it: the list stays at its row. Another list begins with its first map.
 * @param list what the list shows
 * @param opened the map that the address names
 */
export function useClosedMap(list: string | undefined, opened: number | undefined): number | undefined {
  const [last, setLast] = useState<{ list: string; channel: number }>();
  if (list !== undefined && opened !== undefined && (last?.list !== list || last.channel !== opened)) {
    setLast({ list, channel: opened });
  }
  return opened === undefined && last?.list === list ? last?.channel : undefined;
}
