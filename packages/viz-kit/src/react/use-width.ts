"use client";
import { type RefObject, useLayoutEffect, useState } from "react";

/** The content width of an element in CSS pixels, as it changes; undefined before the first layout. */
export function useWidth(element: RefObject<HTMLElement | null>): number | undefined {
  const [width, setWidth] = useState<number>();
  useLayoutEffect(() => {
    const observed = element.current;
    if (!observed) return;
    setWidth(Math.round(observed.getBoundingClientRect().width));
    const sizes = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.round(entry.contentRect.width));
    });
    sizes.observe(observed);
    return () => sizes.disconnect();
  }, [element]);
  return width;
}
