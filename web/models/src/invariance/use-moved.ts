import { navigate, type TransformName, type TransformReference, useViewState } from "@deconvscope/shell";
import { useCallback, useState } from "react";
import { restOf } from "./transforms.ts";

/** By how much an image is moved, and how a hand moves it: the address has it when the hand rests. */
export function useMoved(transforms: readonly TransformName[]): {
  moved: TransformReference;
  move: (moved: TransformReference, rests: boolean) => void;
} {
  const { view } = useViewState();
  const [draft, setDraft] = useState<TransformReference>();
  const move = useCallback((moved: TransformReference, rests: boolean) => {
    setDraft(rests ? undefined : moved);
    if (rests) navigate({ moved }, { replace: true });
  }, []);
  const [first = "translate-y"] = transforms;
  const asked = draft ?? view?.moved;
  const moved = asked && transforms.includes(asked.transform) ? asked : { transform: first, amount: restOf(first) };
  return { moved, move };
}
