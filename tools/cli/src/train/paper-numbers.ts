import { type Dataset, DatasetFormat, type Run } from "@deconvscope/proto";

/** What Zeiler & Fergus 2014 measured on a dataset, percent right as a mean over its classes. */
interface PaperNumbers {
  readonly classes: number;
  /** By training images a class: features of ImageNet under a new softmax, and the same network from scratch. */
  readonly transferred: Readonly<Record<number, string>>;
  readonly fromScratch: Readonly<Record<number, string>>;
  /** A linear classifier on layer 1, 2, …, of so many images a class. */
  readonly probes: { readonly images: number; readonly layers: string };
}

/** Tables 4 and 7. */
const caltech101: PaperNumbers = {
  classes: 101,
  transferred: { 15: "83.8 ± 0.5", 30: "86.5 ± 0.5" },
  fromScratch: { 15: "22.8 ± 1.5", 30: "46.5 ± 1.7" },
  probes: { images: 30, layers: "layer 1: 44.8, 2: 66.2, 3: 72.3, 4: 76.6, 5: 86.2, 7: 85.5" },
};

/** Tables 5 and 7. */
const caltech256: PaperNumbers = {
  classes: 256,
  transferred: { 15: "65.7 ± 0.2", 30: "70.6 ± 0.2", 45: "72.7 ± 0.4", 60: "74.2 ± 0.3" },
  fromScratch: { 15: "9.0 ± 1.4", 30: "22.5 ± 0.7", 45: "31.2 ± 0.8", 60: "38.8 ± 1.4" },
  probes: { images: 60, layers: "layer 1: 24.6, 2: 39.6, 3: 46.0, 4: 51.3, 5: 65.6, 7: 71.7" },
};

/** What the paper has where a run is like its own, in a line; nothing where it is not. */
export function findPaperNumbers({ request }: Run, dataset: Pick<Dataset, "format" | "labels">): string | undefined {
  if (dataset.format !== DatasetFormat.CALTECH) return undefined;
  const { classes, transferred, fromScratch, probes } = dataset.labels.length > 102 ? caltech256 : caltech101;
  const images = request?.samples?.imagesPerClass ?? 0;
  const say = (numbers: string | undefined, what: string): string | undefined =>
    numbers && `the paper: ${numbers} % (${what}: another network on all ${classes} classes)`;
  switch (request?.kind.case) {
    case "transfer":
      return say(transferred[images], `ZFNet's features of ImageNet, ${images} images a class`);
    case "fromScratch":
      return say(fromScratch[images], `ZFNet from scratch, ${images} images a class`);
    case "probes":
      return say(images === probes.images ? probes.layers : undefined, `ZFNet's layers, ${images} images a class`);
    default:
      return undefined;
  }
}
