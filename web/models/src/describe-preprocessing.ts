import { ChannelOrder, type Preprocessing } from "@deconvscope/proto";

const orders: Record<ChannelOrder, string> = {
  [ChannelOrder.UNSPECIFIED]: "RGB",
  [ChannelOrder.RGB]: "RGB",
  [ChannelOrder.BGR]: "BGR",
  [ChannelOrder.GRAY]: "grey",
};

/** How images are prepared, in a line: "Input 227 × 227 out of a short side of 256, BGR, mean 104, 117, 123 subtracted". */
export function describePreprocessing(preprocessing: Preprocessing | undefined, input: readonly number[]): string {
  const [height = 0, width = 0, channels = 3] = input;
  const { resizeShortSide = 0, channelOrder = ChannelOrder.UNSPECIFIED, divideBy = 0 } = preprocessing ?? {};
  const { mean = [], deviation = [] } = preprocessing ?? {};
  const cut = resizeShortSide > Math.min(height, width) ? ` out of a short side of ${resizeShortSide}` : "";
  const pictures = channels === 1 || channels === 3;
  const words = [`Input ${height} × ${width}${cut}`, pictures ? orders[channelOrder] : `${channels} channels`];
  if (divideBy !== 0 && divideBy !== 1) words.push(`divided by ${readable(divideBy)}`);
  if (mean.some((value) => value !== 0)) words.push(`mean ${list(mean)} subtracted`);
  if (deviation.some((value) => value !== 1)) words.push(`over deviation ${list(deviation)}`);
  return words.join(", ");
}

function list(values: readonly number[]): string {
  const same = values.every((value) => value === values[0]);
  return (same ? values.slice(0, 1) : values).map(readable).join(", ");
}

/** Float32 values as they were typed: 0.485, not 0.48500001430511475. */
function readable(value: number): string {
  return String(Number(value.toPrecision(6)));
}
