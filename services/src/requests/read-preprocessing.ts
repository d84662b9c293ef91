import type { Preprocessing } from "@deconvscope/datasets";
import { ChannelOrder, type Preprocessing as PreprocessingMessage } from "@deconvscope/proto";
import type { OpenPreprocessing } from "../engine/engine-jobs.ts";
import { readEnum } from "./read-enum.ts";

const orders: Readonly<Record<ChannelOrder, Preprocessing["channelOrder"] | undefined>> = {
  [ChannelOrder.UNSPECIFIED]: undefined,
  [ChannelOrder.RGB]: "RGB",
  [ChannelOrder.BGR]: "BGR",
  [ChannelOrder.GRAY]: "GRAY",
};

/** A request's preprocessing. @throws RequestError naming the field */
export function readPreprocessing(
  { resizeShortSide, channelOrder, divideBy, mean, deviation }: PreprocessingMessage,
  field: string,
): OpenPreprocessing {
  const order = readEnum(orders, channelOrder, "RGB, BGR or GRAY", `${field}.channel_order`);
  return { resizeShortSide, channelOrder: order, divideBy: divideBy === 0 ? 1 : divideBy, mean, deviation };
}

const orderCodes = { RGB: ChannelOrder.RGB, BGR: ChannelOrder.BGR, GRAY: ChannelOrder.GRAY } as const;

/** The same for the wire. */
export function writePreprocessing(preprocessing: Preprocessing) {
  return {
    resizeShortSide: preprocessing.resizeShortSide,
    channelOrder: orderCodes[preprocessing.channelOrder],
    divideBy: preprocessing.divideBy,
    mean: [...preprocessing.mean],
    deviation: [...preprocessing.deviation],
  };
}
