import { type RefObject, useLayoutEffect } from "react";

/**
 * Passes the focus on when what holds it leaves the page: to the first control that then stands in its place, so that
 * who works by keyboard does not begin again at the top.
 */
export function usePassedFocus(root: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = root.current;
    const parent = element?.parentElement;
    return () => {
      if (!element?.contains(document.activeElement)) return;
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        parent?.querySelector<HTMLElement>("button:not(:disabled), a[href]")?.focus({ preventScroll: true });
      });
    };
  }, [root]);
}
