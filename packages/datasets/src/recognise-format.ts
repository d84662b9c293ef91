import { findCaltech } from "./caltech/find-caltech.ts";
import { findCifar10 } from "./cifar10/find-cifar10.ts";
import { ProblemList } from "./files/problem-list.ts";
import { resolveFolder } from "./files/resolve-folder.ts";
import type { DatasetFormat } from "./image-dataset.ts";
import { findImageFolder } from "./image-folder/find-image-folder.ts";
import { findImageNet } from "./imagenet/find-imagenet.ts";
import { type Found, isNearMiss } from "./layout.ts";
import { findVoc } from "./pascal-voc/find-voc.ts";
import { findTinyImageNet } from "./tiny-imagenet/find-tiny-imagenet.ts";

/** What lies in a folder. */
export type Recognised =
  | { readonly format: DatasetFormat }
  | {
      readonly format: undefined;
      /** What it has instead, and what is missing or expected. */
      readonly why: string;
    };

/** The most specific first: most of them would pass for a folder of images too. */
const layouts: readonly (readonly [DatasetFormat, (root: string) => Promise<Found<object>>])[] = [
  ["cifar10-binary", findCifar10],
  ["pascal-voc", findVoc],
  ["tiny-imagenet", findTinyImageNet],
  ["caltech", findCaltech],
  ["imagenet", findImageNet],
];

/**
 * Says which layout a folder has, by what lies there; no image is opened.
 * A folder that nearly has one of the known layouts is not taken for another.
 * @throws DatasetError "not-found"
 */
export async function recogniseFormat(path: string): Promise<Recognised> {
  const root = await resolveFolder(path);
  for (const [format, find] of layouts) {
    const found = await find(root);
    if (found && isNearMiss(found)) return { format: undefined, why: `looks like ${format}, but ${found.missing}` };
    if (found) return { format };
  }
  const splits = await findImageFolder(root, new ProblemList());
  if (splits.length > 0) return { format: "image-folder" };
  return {
    format: undefined,
    why: "holds nothing that is recognised; expected split/class/*.jpg, class/*.jpg or *.jpg",
  };
}
