import card from "../model/card.json" with { type: "json" };

/** What the network was made of and how well it does. */
export interface PhotoModelCard {
  readonly name: string;
  readonly description: string;
  readonly labels: readonly string[];
  /** How images become its input: (pixel / divideBy − mean) / deviation, a channel. */
  readonly preprocessing: {
    readonly resizeShortSide: number;
    readonly channelOrder: "RGB";
    readonly divideBy: number;
    readonly mean: readonly number[];
    readonly deviation: readonly number[];
  };
  /** Shares of held-out photographs, one centre crop each: the most probable class is right, or one of the five first. */
  readonly accuracy: { readonly images: number; readonly top1: number; readonly top5: number };
  readonly training: {
    readonly data: string;
    readonly images: number;
    readonly backend: string;
    /** Makes it again, to the bit, on the same backend with as many threads. */
    readonly command: string;
  };
}

/** A network that knows photographs, as an ONNX file. */
export const photoModel: { readonly url: URL; readonly card: PhotoModelCard } = {
  url: new URL("../model/photo-zfnet.onnx", import.meta.url),
  card: { ...card, preprocessing: { ...card.preprocessing, channelOrder: "RGB" } },
};
