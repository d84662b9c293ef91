import { type RefObject, useLayoutEffect } from "react";

/**
 * Passes the focus on when what holds it leaves the page, alone or with what is around it: to the first control that then
 * stands in its place, so that who works by keyboard does not begin again at the top.
 */
export function usePassedFocus(root: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = root.current;
    const around = ancestorsOf(element);
    return () => {
      if (!element?.contains(document.activeElement)) return;
      // Once the page is changed, whether or not it is painted soon.
      queueMicrotask(() => {
        if (document.activeElement !== document.body) return;
        const controls = around
          .filter((ancestor) => ancestor.isConnected)
          .map((ancestor) => ancestor.querySelector<HTMLElement>("button:not(:disabled), a[href]"));
        controls.find((control) => control !== null)?.focus({ preventScroll: true });
      });
    };
  }, [root]);
}

/** The nearest first. */
function ancestorsOf(element: HTMLElement | null): HTMLElement[] {
  const parent = element?.parentElement;
  return parent ? [parent, ...ancestorsOf(parent)] : [];
}
