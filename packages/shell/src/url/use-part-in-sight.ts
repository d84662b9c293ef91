import { useCallback, useEffect, useSyncExternalStore } from "react";
import { arrivedPlace, goToHash, onArrival } from "./follow-hash.ts";

/**
 * The part of the page that the address leads to; the first where it leads to none.
 * @param parts ids of elements
 * @param of what the parts are of: they come and go with it, and are gone to again
 */
export function usePartInSight(parts: readonly string[], of: string | undefined): string | undefined {
  useEffect(() => {
    if (of !== undefined) goToHash();
  }, [of]);
  const part = useCallback(() => {
    const place = arrivedPlace();
    return place && parts.find((id) => document.getElementById(id)?.contains(place));
  }, [parts]);
  return useSyncExternalStore(onArrival, part, () => undefined) ?? parts[0];
}
