import { formatImageSet, type ImageSet, type ModelView } from "@deconvscope/shell";

/** The request of Diagnose. @param images none: the filters alone */
export function diagnosisRequest({ summary }: ModelView, images: ImageSet | undefined) {
  return { model: summary.name, ...images };
}

/** What a diagnosis depends on. */
export function diagnosisKey({ summary }: ModelView, images: ImageSet | undefined): string {
  return `${summary.name}@${summary.sha256} ${images ? formatImageSet(images) : "filters"}`;
}
