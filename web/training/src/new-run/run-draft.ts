/** What is trained. */
export type DraftKind = "scratch" | "transfer" | "probes" | "ablations" | "external";

/** What a form begins with. */
export interface NewRunStart {
  kind: DraftKind;
  /** Transfer, probes: the model that is gone on with. */
  model?: string;
}

/** An architecture by its name, or as JSON once it was edited. */
export interface ArchitectureDraft {
  name: string;
  /** Undefined: as the zoo has it. */
  json: string | undefined;
}
export interface VariantDraft {
  name: string;
  json: string;
}

/** Options as they are typed; "" leaves them to the server. */
export interface OptionsDraft {
  epochs: string;
  batchSize: string;
  learningRate: string;
  momentum: string;
  weightDecay: string;
  schedule: string;
  patience: string;
  loss: string;
  augmentation: string;
  dropout: string;
  filterRmsBound: string;
  initialisation: string;
  inputSize: string;
  seed: string;
  snapshotEpochs: string;
  probeImages: string;
  imagesPerClass: string;
  testImagesPerClass: string;
  folds: string;
}

/** A run that is not begun yet. */
export interface RunDraft {
  kind: DraftKind;
  name: string;
  dataset: string;
  split: string;
  validationSplit: string;
  architecture: ArchitectureDraft;
  model: string;
  /** Of a transfer. "": all but the classifier. */
  frozenThrough: string;
  keepClassifier: boolean;
  /** Probed; none: every rectified layer. */
  layers: readonly string[];
  variants: readonly VariantDraft[];
  options: OptionsDraft;
}

export const untouchedOptions: OptionsDraft = {
  epochs: "",
  batchSize: "",
  learningRate: "",
  momentum: "",
  weightDecay: "",
  schedule: "",
  patience: "",
  loss: "",
  augmentation: "",
  dropout: "",
  filterRmsBound: "",
  initialisation: "",
  inputSize: "",
  seed: "",
  snapshotEpochs: "",
  probeImages: "",
  imagesPerClass: "",
  testImagesPerClass: "",
  folds: "",
};

/** An untouched form. */
export function draftOf({ kind, model = "" }: NewRunStart, dataset: string): RunDraft {
  return {
    kind,
    name: "",
    dataset,
    split: "",
    validationSplit: "",
    architecture: { name: "zfnet-small", json: undefined },
    model,
    frozenThrough: "",
    keepClassifier: false,
    layers: [],
    variants: [],
    options: untouchedOptions,
  };
}
