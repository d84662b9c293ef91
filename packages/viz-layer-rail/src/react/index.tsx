"use client";
import { useEffect, useRef } from "react";
import { type LayerRailProps, renderLayerRail } from "../render-layer-rail.ts";

export type { LayerRailItem } from "../layer-rail-layout.ts";
export type { LayerRailProps };

/** The network as a rail of layers. */
export function LayerRail({ className, ...props }: LayerRailProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const { items, inputSide, current, label, onSelect, onHover } = props;
  useEffect(() => {
    if (root.current) renderLayerRail(root.current, { items, inputSide, current, label, onSelect, onHover });
  }, [items, inputSide, current, label, onSelect, onHover, renderLayerRail]);
  return <div ref={root} className={className} />;
}
