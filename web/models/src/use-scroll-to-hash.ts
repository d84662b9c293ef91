import { useEffect, useState } from "react";

/** Goes to the part that the address names once it is there, and tells which part is chosen. */
export function useScrollToHash(ready: string | undefined, parts: readonly (readonly [string, string])[]): string {
  const first = parts[0]?.[0] ?? "";
  const [here, setHere] = useState(first);
  useEffect(() => {
    if (ready === undefined) return;
    const go = () => {
      const id = location.hash.slice(1);
      const known = parts.some(([part]) => part === id);
      setHere(known ? id : first);
      if (known) document.getElementById(id)?.scrollIntoView();
    };
    go();
    addEventListener("hashchange", go);
    return () => removeEventListener("hashchange", go);
  }, [ready, parts, first]);
  return here;
}
