import { navigate } from "@deconvscope/shell";
import { useCallback, useEffect, useState } from "react";

/** Sizes that sliders stand at and the address does not have yet. */
export interface DraftSquare {
  patch?: number;
  stride?: number;
}
const restsAfter = 250;

/** A slider's moves become the address once it has rested for 250 ms; until then there is a draft. */
export function useDraftSquare(): { draft: DraftSquare | undefined; move: (change: DraftSquare) => void } {
  const [draft, setDraft] = useState<DraftSquare>();
  const move = useCallback((change: DraftSquare) => setDraft((before) => ({ ...before, ...change })), []);
  useEffect(() => {
    if (!draft) return;
    const timer = setTimeout(() => {
      navigate(draft, { replace: true });
      setDraft(undefined);
    }, restsAfter);
    return () => clearTimeout(timer);
  }, [draft]);
  return { draft, move };
}
