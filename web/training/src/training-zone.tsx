"use client";
import { Shell } from "@deconvscope/shell";
import { TrainingPage } from "./page/training-page.tsx";

/** The Training zone: runs, how they go, and how their features form. */
export function TrainingZone() {
  return (
    <Shell zone="training">
      <TrainingPage />
    </Shell>
  );
}
