"use client";
import { Shell } from "@deconvscope/shell";
import { Scope } from "./scope.tsx";

/** The Deconv zone: an image, a network, and its units projected back to pixels. */
export function DeconvZone() {
  return (
    <Shell zone="deconv">
      <Scope />
    </Shell>
  );
}
