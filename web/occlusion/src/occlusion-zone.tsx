"use client";
import { Shell } from "@deconvscope/shell";
import { OcclusionPage } from "./page/occlusion-page.tsx";

/** The Occlusion zone: what a prediction rests on, and whether a network relates parts across images. */
export function OcclusionZone() {
  return (
    <Shell zone="occlusion">
      <OcclusionPage />
    </Shell>
  );
}
