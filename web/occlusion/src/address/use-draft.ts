import { navigate, type ViewChange } from "@deconvscope/shell";
import { useCallback, useEffect, useState } from "react";

/** What a hand is still moving, and how it moves. */
export interface Draft {
  /** The part of the address that is to be written. */
  draft: ViewChange | undefined;
  move: (change: ViewChange) => void;
  /** Nothing is written of what moved last. */
  drop: () => void;
}
const restsAfter = 250;

/** What moves becomes the address once it has rested for 250 ms; until then there is a draft. */
export function useDraft(): Draft {
  const [draft, setDraft] = useState<ViewChange>();
  const move = useCallback((change: ViewChange) => setDraft((before) => ({ ...before, ...change })), []);
  const drop = useCallback(() => setDraft(undefined), []);
  useEffect(() => {
    if (!draft) return;
    const timer = setTimeout(() => {
      navigate(draft, { replace: true });
      setDraft(undefined);
    }, restsAfter);
    return () => clearTimeout(timer);
  }, [draft]);
  return { draft, move, drop };
}
