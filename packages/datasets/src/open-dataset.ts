import { openCaltech } from "./caltech/open-caltech.ts";
import { openCifar10 } from "./cifar10/open-cifar10.ts";
import type { DatasetFormat, ImageDataset, Split } from "./image-dataset.ts";
import { openImageFolder } from "./image-folder/open-image-folder.ts";
import { openImageNet } from "./imagenet/open-imagenet.ts";
import { openMenagerie } from "./menagerie/open-menagerie.ts";
import { openVoc } from "./pascal-voc/open-voc.ts";
import { openTinyImageNet } from "./tiny-imagenet/open-tiny-imagenet.ts";

const open: Readonly<Record<DatasetFormat, (path: string, known?: readonly Split[]) => Promise<ImageDataset>>> = {
  "image-folder": openImageFolder,
  "tiny-imagenet": openTinyImageNet,
  "cifar10-binary": openCifar10,
  caltech: openCaltech,
  "pascal-voc": openVoc,
  imagenet: openImageNet,
  menagerie: async (keptIn) => openMenagerie(keptIn),
};

/**
 * Opens a dataset whose layout is known.
 * @param path of its folder; where the dataset is drawn, of one where its pictures are kept, or empty
 * @param known its splits when it was opened before: files that are as many as then are not all read again
 * @throws DatasetError "not-found", "unrecognised"
 */
export async function openDataset(
  format: DatasetFormat,
  path: string,
  known?: readonly Split[],
): Promise<ImageDataset> {
  return open[format](path, known);
}
