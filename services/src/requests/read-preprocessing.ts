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

/** A request's preprocessing; nothing given: pixels as they are. */
export function readPreprocessing(message: PreprocessingMessage | undefined, field: string): OpenPreprocessing {
  const order = message?.channelOrder ?? ChannelOrder.UNSPECIFIED;
  return {
    resizeShortSide: message?.resizeShortSide ?? 0,
    channelOrder: readEnum(orders, order, "RGB, BGR or GRAY", `${field}.channel_order`),
    divideBy: message?.divideBy || 1,
    mean: message?.mean ?? [],
    deviation: message?.deviation ?? [],
  };
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
