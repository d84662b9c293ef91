import type { MessageInitShape } from "@bufbuild/protobuf";
import { preprocessingPresets } from "@deconvscope/datasets/preprocessing";
import { ChannelOrder, type PreprocessingSchema } from "@deconvscope/proto";
import { type Command, Option } from "commander";
import { parseNumbers, parsePositive, parseWhole } from "./parse-numbers.ts";

type Preprocessing = MessageInitShape<typeof PreprocessingSchema>;

const channelOrders = { rgb: ChannelOrder.RGB, bgr: ChannelOrder.BGR, gray: ChannelOrder.GRAY } as const;

export interface PreprocessingOptions {
  readonly preprocess?: keyof typeof preprocessingPresets;
  readonly resize?: number;
  readonly channelOrder?: keyof typeof channelOrders;
  readonly divideBy?: number;
  readonly mean?: number[];
  readonly deviation?: number[];
}

/** Adds the options that say how an image becomes the network's input. */
export function addPreprocessingOptions(command: Command): Command {
  const group = "Preparing images:";
  return [
    new Option("--preprocess <preset>", "how images are prepared; the options below change single values").choices(
      Object.keys(preprocessingPresets),
    ),
    new Option(
      "--resize <pixels>",
      "resize the short side to this, then cut the centre; 0: resize to the input's size",
    ).argParser(parseWhole(0, 8192)),
    new Option("--channel-order <order>", "order of the colour channels").choices(Object.keys(channelOrders)),
    new Option("--divide-by <number>", "x = (pixel / divide-by − mean) / deviation").argParser(parsePositive),
    new Option("--mean <numbers>", "one a channel, like 104,117,123").argParser(parseNumbers),
    new Option("--deviation <numbers>", "one a channel, like 58,57,57").argParser(parseNumbers),
  ].reduce((all, option) => all.addOption(option.helpGroup(group)), command);
}

/** The preset with whatever single values were given in its place; undefined where nothing was said. */
export function readPreprocessing(options: PreprocessingOptions): Preprocessing | undefined {
  const { preprocess, resize, channelOrder, divideBy, mean, deviation } = options;
  const given = {
    ...(resize === undefined ? {} : { resizeShortSide: resize }),
    ...(channelOrder === undefined ? {} : { channelOrder: channelOrders[channelOrder] }),
    ...(divideBy === undefined ? {} : { divideBy }),
    ...(mean === undefined ? {} : { mean }),
    ...(deviation === undefined ? {} : { deviation }),
  };
  if (preprocess === undefined && Object.keys(given).length === 0) return undefined;
  if (preprocess === undefined) return given;
  const preset = preprocessingPresets[preprocess];
  return {
    ...preset,
    mean: [...preset.mean],
    deviation: [...preset.deviation],
    channelOrder: ChannelOrder[preset.channelOrder],
    ...given,
  };
}
