import type { Run } from "@deconvscope/proto";

/** A number of the paper's tables. */
export interface PaperNumber {
  table: string;
  what: string;
  /** %, accuracy averaged over the classes. */
  accuracy: string;
}

/** What it is said of all of them. */
export const paperCaveat =
  "Of the paper’s network, eight layers with up to 4,096 units on 224-pixel images, pretrained on ImageNet’s 1.3 M images: another, larger network.";

const caltech: readonly PaperNumber[] = [
  { table: "Table 4", what: "Caltech-101, 15 images a class, pretrained", accuracy: "83.8 ± 0.5" },
  { table: "Table 4", what: "Caltech-101, 30 images a class, pretrained", accuracy: "86.5 ± 0.5" },
  { table: "Table 4", what: "Caltech-101, 15 images a class, from scratch", accuracy: "22.8 ± 1.5" },
  { table: "Table 4", what: "Caltech-101, 30 images a class, from scratch", accuracy: "46.5 ± 1.7" },
];
const probes: readonly PaperNumber[] = [
  { table: "Table 7", what: "Caltech-101, 30 a class, SVM on layer 1", accuracy: "44.8" },
  { table: "Table 7", what: "Caltech-101, 30 a class, SVM on layer 2", accuracy: "66.2" },
  { table: "Table 7", what: "Caltech-101, 30 a class, SVM on layer 3", accuracy: "72.3" },
  { table: "Table 7", what: "Caltech-101, 30 a class, SVM on layer 4", accuracy: "76.6" },
  { table: "Table 7", what: "Caltech-101, 30 a class, SVM on layer 5", accuracy: "86.2" },
  { table: "Table 7", what: "Caltech-101, 30 a class, SVM on layer 7", accuracy: "85.5" },
  { table: "Table 7", what: "Caltech-101, 30 a class, softmax on layer 5", accuracy: "82.9" },
  { table: "Table 7", what: "Caltech-101, 30 a class, softmax on layer 7", accuracy: "85.4" },
];

/** What the paper measured that a run can be held against; none where its dataset or kind is another. */
export function comparableNumbers({ request }: Pick<Run, "request">): readonly PaperNumber[] {
  if (!/caltech.?101/i.test(request?.dataset ?? "")) return [];
  const images = request?.samples?.imagesPerClass ?? 0;
  switch (request?.kind.case) {
    case "probes":
      return probes;
    case "transfer":
      return caltech.filter(({ what }) => what.endsWith("pretrained") && isNear(what, images));
    case "fromScratch":
      return caltech.filter(({ what }) => what.endsWith("scratch") && isNear(what, images));
    default:
      return [];
  }
}

/** Both counts where a run has another. */
function isNear(what: string, images: number): boolean {
  return (images !== 15 && images !== 30) || what.includes(` ${images} images`);
}
