"use client";
import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Draws into an element after each render that changes a property. Callbacks may be new functions every time:
 * the drawing always calls the latest ones.
 */
export function useDrawing<Props extends object>(
  root: RefObject<HTMLElement | null>,
  draw: (root: HTMLElement, props: Props) => void,
  props: Props,
): void {
  const latest = useRef(props);
  const drawn = useRef<{ draw: typeof draw; props: Props }>(undefined);
  // Before the page is painted: its place is never seen empty.
  useLayoutEffect(() => {
    latest.current = props;
    const before = drawn.current;
    if (!root.current || (before?.draw === draw && sameDrawing(before.props, props))) return;
    draw(root.current, withLatestCallbacks(props, latest));
    drawn.current = { draw, props };
  });
}

function sameDrawing(before: object, now: object): boolean {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  for (const name of names) {
    const [a, b]: unknown[] = [Reflect.get(before, name), Reflect.get(now, name)];
    if (!Object.is(a, b) && !(typeof a === "function" && typeof b === "function")) return false;
  }
  return true;
}

function withLatestCallbacks<Props extends object>(props: Props, latest: { readonly current: Props }): Props {
  const entries = Object.entries(props).map(([name, value]: [string, unknown]) => {
    if (typeof value !== "function") return [name, value];
    const call = (...given: unknown[]): unknown => {
      const callback: unknown = Reflect.get(latest.current, name);
      return typeof callback === "function" ? callback(...given) : undefined;
    };
    return [name, call];
  });
  return Object.fromEntries(entries) as Props;
}
