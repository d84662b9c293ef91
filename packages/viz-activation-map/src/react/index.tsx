"use client";
import { useEffect, useRef } from "react";
import { type ActivationMapProps, renderActivationMap } from "../render-activation-map.ts";

export type { MapPlace } from "../activation-map-layout.ts";
export type { ActivationMapProps };

/** One feature map's activations. */
export function ActivationMap({ className, ...props }: ActivationMapProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const { values, height, width, domain, marked, size, label, bare, onPick, onHover } = props;
  useEffect(() => {
    const drawn = { values, height, width, domain, marked, size, label, bare, onPick, onHover };
    if (root.current) renderActivationMap(root.current, drawn);
  }, [values, height, width, domain, marked, size, label, bare, onPick, onHover, renderActivationMap]);
  return <div ref={root} className={className} />;
}
