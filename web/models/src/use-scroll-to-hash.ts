import { useEffect, useState } from "react";

/** Goes to the place that the address names once it is there, keeps it in sight, and tells which part it is in. */
export function useScrollToHash(ready: string | undefined, parts: readonly (readonly [string, string])[]): string {
  const first = parts[0]?.[0] ?? "";
  const [here, setHere] = useState(first);
  useEffect(() => {
    if (ready === undefined) return;
    let release = () => {};
    const go = () => {
      release();
      const id = location.hash.slice(1);
      release = holdInSight(id, (place) => {
        const part = parts.find(([name]) => document.getElementById(name)?.contains(place));
        setHere(part?.[0] ?? first);
      });
      if (id === "") setHere(first);
    };
    go();
    addEventListener("hashchange", go);
    return () => {
      release();
      removeEventListener("hashchange", go);
    };
  }, [ready, parts, first]);
  return here;
}

const moves = ["wheel", "touchstart", "pointerdown", "keydown"] as const;

/**
 * Scrolls to an element, or to what is current in it, whenever the page has grown, for what stands above it comes later,
 * until the reader moves.
 */
function holdInSight(id: string, onArrive: (place: Element) => void): () => void {
  const arrive = () => {
    const place = document.getElementById(id);
    if (!place) return;
    const current = place.querySelector("[data-current]");
    if (current) current.scrollIntoView({ block: "center" });
    else place.scrollIntoView();
    onArrive(place);
  };
  const growth = new ResizeObserver(arrive);
  const release = () => {
    growth.disconnect();
    for (const move of moves) removeEventListener(move, release);
  };
  for (const move of moves) addEventListener(move, release, { passive: true });
  growth.observe(document.body);
  return release;
}
