import { decodeImage, type Preprocessing, placeInInput, prepareImage, type Rect } from "@deconvscope/datasets";
import {
  ChannelOrder,
  type GetModelResponse,
  type ImageSource,
  type Preprocessing as PreprocessingMessage,
} from "@deconvscope/proto";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import type { Session } from "../session/open-session.ts";

/** An image as a network sees it. */
export interface SeenImage {
  readonly height: number;
  readonly width: number;
  /** [height, width, 3] sRGB */
  readonly pixels: Uint8Array;
  /** Where the parts that are known lie in it, those in sight. */
  readonly parts: ReadonlyMap<string, Rect>;
}

/** @throws CommandError, ImageError, ConnectError */
export async function readSeenImage(
  { datasets, call }: Session,
  { source }: Pick<ImageSource, "source">,
  { summary, preprocessing }: GetModelResponse,
): Promise<SeenImage> {
  const { encoded, parts } =
    source.case === "datasetImage"
      ? await datasets.getImage({ image: source.value }, call)
      : { encoded: source.case === "encoded" ? source.value : new Uint8Array(), parts: {} };
  const inputShape = summary?.inputShape ?? [];
  const [height = 1, width = 1] = inputShape;
  const prepared = readPreprocessing(preprocessing);
  const image = await decodeImage(encoded);
  const { display } = await prepareImage(image, prepared, inputShape);
  const placed = Object.entries(parts).flatMap(([name, rect]) => {
    const inside = placeInInput(rect, image, prepared, inputShape);
    return inside === undefined ? [] : [[name, inside] as const];
  });
  return { height, width, pixels: display, parts: new Map(placed) };
}

const channelOrders: Readonly<Record<ChannelOrder, Preprocessing["channelOrder"] | undefined>> = {
  [ChannelOrder.UNSPECIFIED]: undefined,
  [ChannelOrder.RGB]: "RGB",
  [ChannelOrder.BGR]: "BGR",
  [ChannelOrder.GRAY]: "GRAY",
};

function readPreprocessing(message: PreprocessingMessage | undefined): Preprocessing {
  const channelOrder = channelOrders[message?.channelOrder ?? ChannelOrder.UNSPECIFIED];
  if (message === undefined || channelOrder === undefined) {
    throw new CommandError("model: the server does not say how its images are prepared", exitCodes.unavailable);
  }
  const { resizeShortSide, divideBy, mean, deviation } = message;
  return { resizeShortSide, channelOrder, divideBy, mean, deviation };
}
