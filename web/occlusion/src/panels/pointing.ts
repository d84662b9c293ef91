import { placeSquare, stepTarget, targetOf } from "../square/square-target.ts";
import type { SquareControl } from "../square/use-square.ts";
import type { Square } from "../sweep/square-grid.ts";
import type { SweepStart } from "../sweep/sweep-state.ts";

/** What each panel does with pointer and keys. */
export interface Pointing {
  onPoint: (y: number, x: number) => void;
  onLeave: () => void;
  onPin: () => void;
  onStep: (down: number, across: number) => void;
}

/** Pointer and keys over any panel move the one square. */
export function pointing(square: SquareControl, start: SweepStart | undefined, at: Square | undefined): Pointing {
  return {
    onPoint: square.point,
    onLeave: square.leave,
    onPin: () =>
      square.togglePin((target) => {
        const found = start && target ? placeSquare(start.grid, target) : at;
        return start && found ? targetOf(start.grid, found, true) : undefined;
      }),
    onStep: (down, across) => {
      if (!start) return;
      const middle = { y: 0.5, x: 0.5, free: false };
      const from = square.target ?? (at ? targetOf(start.grid, at, false) : middle);
      square.place(stepTarget(start.grid, from, down, across));
    },
  };
}
