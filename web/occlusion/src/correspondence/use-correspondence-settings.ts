import { type CallProblem, type ImageReference, type ModelView, useSelection, useViewState } from "@deconvscope/shell";
import { useMemo } from "react";
import { type AbsentImage, commonParts, defaultParts, type PartImage } from "./part-images.ts";
import type { CorrespondenceSettings } from "./use-correspondence.ts";
import { type DrawnPartsControl, useDrawnParts } from "./use-drawn-parts.ts";
import { useKindred, usePartImages } from "./use-part-images.ts";
import { usualDraws } from "./usual-draws.ts";

/** What the address asks to be held against each other, as far as it is known. */
export interface CorrespondenceView {
  /** Undefined while something is missing. */
  settings: CorrespondenceSettings | undefined;
  references: readonly ImageReference[] | undefined;
  /** The address names the images; else they are like the one above. */
  chosenImages: boolean;
  /** Undefined while they are loaded. */
  images: readonly PartImage[] | undefined;
  /** Those that did not come. */
  absent: readonly AbsentImage[];
  /** Why none came. */
  problem: CallProblem | undefined;
  /** Parts that every image has. */
  common: readonly string[];
  parts: readonly string[];
  draws: CorrespondenceSettings["draws"];
  control: DrawnPartsControl;
  /** What is missing, in words; empty where nothing is. */
  missing: string;
}

const none: readonly AbsentImage[] = [];
const takeThemAway = "Not all of the images came: take away those that did not.";

/** Gathers images, parts, rectangles and draws from the address; defaults where it leaves them out. */
export function useCorrespondenceSettings(model: ModelView): CorrespondenceView {
  const { view } = useViewState();
  const selection = useSelection();
  const kindred = useKindred(view?.images ? undefined : selection.image);
  const references = view?.images ?? kindred.value;
  const loaded = usePartImages(model, references);
  const images = loaded.value?.images;
  const absent = loaded.value?.absent ?? none;
  const control = useDrawnParts(model.summary.inputShape);
  const { drawn } = control;
  const common = useMemo(() => commonParts(images ?? [], drawn), [images, drawn]);
  const parts = useMemo(() => view?.parts ?? defaultParts(common), [view?.parts, common]);
  const draws = view?.draws ?? usualDraws;
  const fill = view?.fill ?? "mean";
  const missing = absent.length > 0 ? takeThemAway : whatIsMissing(images?.length ?? 0, parts, common);
  const settings = useMemo((): CorrespondenceSettings | undefined => {
    return images && missing === "" ? { model, images, parts, drawn, draws, fill } : undefined;
  }, [model, images, missing, parts, drawn, draws, fill]);
  const chosenImages = view?.images !== undefined;
  const { problem } = loaded;
  return { settings, references, chosenImages, images, absent, problem, common, parts, draws, control, missing };
}

function whatIsMissing(images: number, parts: readonly string[], common: readonly string[]): string {
  if (images < 2) return "Two images at least are held against each other: choose some.";
  if (parts.length === 0) {
    return common.length === 0
      ? "No part is known in all of these images: draw one."
      : "No part is chosen: choose one, or draw one.";
  }
  const lacking = parts.find((part) => !common.includes(part));
  return lacking === undefined ? "" : `The ${lacking} is not in every image yet: draw it there.`;
}
