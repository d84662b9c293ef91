import { useCallback, useState } from "react";
import type { SquareTarget } from "./square-target.ts";

/** The one square of all panels, and how it is moved. */
export interface SquareControl {
  /** Undefined until somebody pointed. */
  target: SquareTarget | undefined;
  /** It stays where it is until it is let go. */
  pinned: boolean;
  /** The pointer is over a pixel, as shares of the image. */
  point: (y: number, x: number) => void;
  leave: () => void;
  /** By hand, to any pixel; it stays there until the pointer has left. */
  drag: (y: number, x: number) => void;
  /** By key. */
  place: (target: SquareTarget) => void;
  togglePin: () => void;
  unpin: () => void;
}

/** Holds where the square is wanted. */
export function useSquare(): SquareControl {
  const [target, setTarget] = useState<SquareTarget>();
  const [hold, setHold] = useState<"none" | "held" | "pinned">("none");
  const point = useCallback(
    (y: number, x: number) => {
      if (hold === "none") setTarget({ y, x, free: false });
    },
    [hold],
  );
  const leave = useCallback(() => setHold((before) => (before === "held" ? "none" : before)), []);
  const drag = useCallback((y: number, x: number) => {
    setTarget({ y, x, free: true });
    setHold((before) => (before === "pinned" ? before : "held"));
  }, []);
  const togglePin = useCallback(() => setHold((before) => (before === "pinned" ? "none" : "pinned")), []);
  const unpin = useCallback(() => setHold("none"), []);
  return { target, pinned: hold === "pinned", point, leave, drag, place: setTarget, togglePin, unpin };
}
