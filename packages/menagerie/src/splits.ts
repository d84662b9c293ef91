import { animalKinds } from "./animals/index.ts";

export type SplitName = "train" | "validation";

/** The dataset's splits; both are balanced over the kinds. */
export const menagerieSplits: readonly { readonly name: SplitName; readonly images: number }[] = [
  { name: "train", images: 12_000 },
  { name: "validation", images: 1_200 },
];

/** Names of the classes, in order. */
export const menagerieLabels: readonly string[] = animalKinds.map((kind) => kind.name);
