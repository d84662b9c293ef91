import type { Dataset, DiagnoseResponse } from "@deconvscope/proto";
import { describeImages } from "../output/describe-images.ts";
import { formatCount } from "../output/format-number.ts";

/**
 * At which images was looked: "500 of 1,200 images of menagerie, split validation; aliasing on 128 of them".
 * @param dataset that the images are of; undefined: at none
 */
export function describeLooked(found: DiagnoseResponse, dataset: Dataset | undefined): string {
  const looked = describeImages(found, dataset);
  if (looked === "") return "the filters alone";
  const aliasing = Math.max(0, ...found.layers.map(({ aliasingImages }) => aliasingImages));
  const isPart = aliasing > 0 && aliasing + Number(found.unreadable) < Number(found.progress?.total ?? 0n);
  return isPart ? `${looked}; aliasing on ${formatCount(aliasing)} of them` : looked;
}
