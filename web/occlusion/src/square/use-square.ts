import { navigate, useViewState } from "@deconvscope/shell";
import { useCallback, useMemo, useRef, useState } from "react";
import { useDraft } from "../address/use-draft.ts";
import { isSamePlace, roundTarget, type SquareTarget } from "./square-target.ts";

/** The one square of all panels, and how it is moved. */
export interface SquareControl {
  /** Undefined until somebody pointed, and where the address has none. */
  target: SquareTarget | undefined;
  /** It has a place of its own, in the address, to which it returns when the pointer leaves. */
  placed: boolean;
  /** It stays there wherever the pointer is. */
  pinned: boolean;
  /** The pointer is over a pixel, as shares of the image. */
  point: (y: number, x: number) => void;
  leave: () => void;
  /** By hand, to any pixel; the pointer moves it no further until it has left. */
  drag: (y: number, x: number) => void;
  /** By key. */
  place: (target: SquareTarget) => void;
  /**
   * Pins it, or where it is pinned elsewhere moves it; pressed where it is pinned, it is let go.
   * @param settle the place of a sweep that a target means; of none, where the square is
   */
  togglePin: (settle: (target: SquareTarget | undefined) => SquareTarget | undefined) => void;
  unpin: () => void;
}

/** Holds where the square is wanted: dragged, moved by key or pinned it is in the address, and a link brings it back pinned. */
export function useSquare(): SquareControl {
  const { view } = useViewState();
  const { draft, move, drop } = useDraft();
  const [pointed, setPointed] = useState<SquareTarget>();
  const [chosen, setHold] = useState<"none" | "held" | "pinned">();
  const held = draft?.square ?? view?.square;
  const placed = useMemo((): SquareTarget | undefined => held && { ...held, free: true }, [held]);
  const hold = chosen ?? (placed ? "pinned" : "none");
  // A tap points and pins in one.
  const under = useRef<SquareTarget>(undefined);
  const target = hold === "none" ? (pointed ?? placed) : (placed ?? pointed);
  const point = useCallback(
    (y: number, x: number) => {
      if (hold === "held") return;
      under.current = { y, x, free: false };
      if (hold === "none") setPointed(under.current);
    },
    [hold],
  );
  const leave = useCallback(() => {
    under.current = undefined;
    setHold((before) => (before === "held" ? "none" : before));
    if (placed) setPointed(undefined);
  }, [placed]);
  const place = useCallback(
    (to: SquareTarget) => {
      under.current = undefined;
      setPointed(undefined);
      setHold(hold);
      move({ square: roundTarget(to) });
    },
    [hold, move],
  );
  const drag = useCallback(
    (y: number, x: number) => {
      place({ y, x, free: true });
      setHold((before) => (before === "pinned" ? before : "held"));
    },
    [place],
  );
  const unpin = useCallback(() => {
    setHold("none");
    setPointed(target);
    drop();
    navigate({ square: undefined }, { replace: true });
  }, [target, drop]);
  const togglePin = useCallback(
    (settle: (target: SquareTarget | undefined) => SquareTarget | undefined) => {
      const to = settle(under.current ?? target);
      if (hold === "pinned" && (!to || !placed || isSamePlace(to, placed))) {
        unpin();
      } else if (to) {
        place(to);
        setHold("pinned");
      }
    },
    [hold, target, placed, unpin, place],
  );
  return {
    target,
    placed: placed !== undefined,
    pinned: hold === "pinned",
    point,
    leave,
    drag,
    place,
    togglePin,
    unpin,
  };
}
