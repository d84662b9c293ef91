"use client";
import { type RefObject, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";

/**
 * The content width of an element in CSS pixels, as it changes; undefined before the first layout. An element that is
 * hidden keeps the width it had: there is nothing to draw 0 pixels wide.
 */
export function useWidth(element: RefObject<HTMLElement | null>): number | undefined {
  const [width, setWidth] = useState<number>();
  useLayoutEffect(() => {
    const observed = element.current;
    if (!observed) return;
    const keep = (size: { width: number } | undefined) => {
      const rounded = Math.round(size?.width ?? 0);
      if (rounded > 0) setWidth(rounded);
    };
    keep(observed.getBoundingClientRect());
    // Drawn before the page is painted: nothing is seen in a size that it no longer has.
    const sizes = new ResizeObserver(([entry]) => flushSync(() => keep(entry?.contentRect)));
    sizes.observe(observed);
    return () => sizes.disconnect();
  }, [element]);
  return width;
}
