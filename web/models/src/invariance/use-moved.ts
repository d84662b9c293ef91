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
  const [first = "translate-y"] = transforms;
  const move = useCallback(
    (moved: TransformReference, rests: boolean) => {
      setDraft(rests ? undefined : moved);
      const isUsual = moved.transform === first && moved.amount === restOf(first);
      if (rests) navigate({ moved: isUsual ? undefined : moved }, { replace: true });
    },
    [first],
  );
  const asked = draft ?? view?.moved;
  const moved = asked && transforms.includes(asked.transform) ? asked : { transform: first, amount: restOf(first) };
  return { moved, move };
}
