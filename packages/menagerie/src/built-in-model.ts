import card from "../model/card.json" with { type: "json" };

/** What a model was made of and how well it does. */
export interface ModelCard {
  readonly name: string;
  readonly description: string;
  readonly architecture: string;
  readonly labels: readonly string[];
  /** How images become its input: (pixel / divideBy − mean) / deviation, a channel. */
  readonly preprocessing: {
    readonly resizeShortSide: number;
    readonly channelOrder: "RGB";
    readonly divideBy: number;
    readonly mean: readonly number[];
    readonly deviation: readonly number[];
  };
  /** Share of held-out images whose most probable class is right. */
  readonly accuracy: { readonly split: string; readonly images: number; readonly top1: number };
  readonly training: {
    readonly images: number;
    readonly epochs: number;
    readonly batchSize: number;
    readonly rate: number;
    readonly weightDecay: number;
    readonly dropout: number;
    readonly seed: number;
    readonly backend: string;
    readonly command: string;
  };
}

/** The default model: a small ZFNet trained on this dataset, as an ONNX file. */
export const builtInModel: { readonly url: URL; readonly card: ModelCard } = {
  url: new URL("../model/menagerie-zfnet.onnx", import.meta.url),
  card: { ...card, preprocessing: { ...card.preprocessing, channelOrder: "RGB" } },
};
