import { ChannelOrder, type Preprocessing } from "@deconvscope/proto";

/** How an image becomes a network's input: "short side to 256, centre cut; BGR − [104, 117, 123]". */
export function describePreprocessing(given: Preprocessing): string {
  const size =
    given.resizeShortSide === 0 ? "resized to the input" : `short side to ${given.resizeShortSide}, centre cut`;
  const steps = [
    given.divideBy === 0 || given.divideBy === 1 ? "" : `÷ ${given.divideBy}`,
    given.mean.length === 0 ? "" : `− [${given.mean.map(short).join(", ")}]`,
    given.deviation.length === 0 ? "" : `÷ [${given.deviation.map(short).join(", ")}]`,
  ];
  return `${size}; ${ChannelOrder[given.channelOrder]} ${steps.filter(Boolean).join(" ")}`.trimEnd();
}

function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}
