import { ChannelOrder, type Preprocessing as PreprocessingMessage } from "@deconvscope/proto";
import type { ServerStatus } from "@deconvscope/shell";
import type { ImportHeader } from "./send-import.ts";

type PresetJson = ServerStatus["presets"][string];

/** How images are prepared, as it is typed into the form. */
export interface Preparation {
  resizeShortSide: string;
  channelOrder: "RGB" | "BGR" | "GRAY";
  divideBy: string;
  /** Numbers with commas or spaces between them, one a channel; or one for all, or none. */
  mean: string;
  deviation: string;
}

/** Stands among the presets for what the file itself says. */
export const asFileSays = "as-the-file-says";

const titles: Record<string, string> = {
  [asFileSays]: "As the file says",
  "imagenet-rgb": "ImageNet RGB, mean and deviation",
  "caffe-bgr": "Caffe BGR, mean subtracted",
  "zero-one": "0 … 1",
  "minus-one-one": "−1 … 1",
};

/** A preset's name for people. */
export function presetTitle(name: string): string {
  return titles[name] ?? name;
}

/** A preset of the server as the form shows it. */
export function presetForm(preset: PresetJson): Preparation {
  const order = preset.channelOrder?.replace("CHANNEL_ORDER_", "");
  return {
    resizeShortSide: String(preset.resizeShortSide ?? 0),
    channelOrder: order === "BGR" || order === "GRAY" ? order : "RGB",
    divideBy: String(preset.divideBy ?? 1),
    mean: (preset.mean ?? []).join(", "),
    deviation: (preset.deviation ?? []).join(", "),
  };
}

/** The server's presets, after the file's own preparation where it has one. */
export function listPresets(
  presets: ServerStatus["presets"],
  said: PreprocessingMessage | undefined,
): ServerStatus["presets"] {
  if (!said) return presets;
  const { resizeShortSide, channelOrder, divideBy, mean, deviation } = said;
  const own = { resizeShortSide, channelOrder: ChannelOrder[channelOrder], divideBy: divideBy || 1, mean, deviation };
  return { [asFileSays]: own, ...presets };
}

/** Pixels as they are: where the form begins without presets. */
export const untouched: Preparation = presetForm({});
const orders = { RGB: ChannelOrder.RGB, BGR: ChannelOrder.BGR, GRAY: ChannelOrder.GRAY };
type Preprocessing = NonNullable<ImportHeader["preprocessing"]>;
export type PreparationProblems = Partial<Record<keyof Preparation, string>>;

/** What is wrong with the form, field by field; nothing where all is well. */
export function checkPreparation(form: Preparation): PreparationProblems {
  const problems: PreparationProblems = {};
  const channels = form.channelOrder === "GRAY" ? 1 : 3;
  if (!/^\d{1,5}$/.test(form.resizeShortSide.trim()))
    problems.resizeShortSide = `"${form.resizeShortSide}" given; expected whole pixels, or 0 to squeeze`;
  const divideBy = Number(form.divideBy);
  if (form.divideBy.trim() === "" || !(divideBy > 0) || !Number.isFinite(divideBy))
    problems.divideBy = `"${form.divideBy}" given; expected a number above 0`;
  for (const field of ["mean", "deviation"] as const) {
    const values = readNumbers(form[field]);
    if (values.some((value) => !Number.isFinite(value)))
      problems[field] = `"${form[field]}" given; expected numbers with commas between them`;
    else if (values.length > 1 && values.length !== channels)
      problems[field] = `${values.length} numbers given; expected ${channels === 1 ? "one" : "one or three"}`;
    else if (field === "deviation" && values.some((value) => value <= 0))
      problems[field] = "expected numbers above 0: the pixels are divided by them";
  }
  return problems;
}

/** The form as the contract's Preprocessing; only after checkPreparation found nothing. */
export function readPreparation(form: Preparation): Preprocessing {
  const channels = form.channelOrder === "GRAY" ? 1 : 3;
  const spread = (text: string) => {
    const values = readNumbers(text);
    return values.length === 1 ? new Array<number>(channels).fill(values[0]!) : values;
  };
  return {
    resizeShortSide: Number(form.resizeShortSide),
    channelOrder: orders[form.channelOrder],
    divideBy: Number(form.divideBy),
    mean: spread(form.mean),
    deviation: spread(form.deviation),
  };
}

/** What pixel values 0 and 255 become, per channel: "−2.118 … 2.249". */
export function preparedRange(form: Preparation): string {
  const { mean = [], deviation = [], divideBy = 1 } = readPreparation(form);
  const ends = [0, 255].map((pixel) => (pixel / divideBy - (mean[0] ?? 0)) / (deviation[0] ?? 1));
  return ends.map((end) => String(Number(end.toFixed(3))).replace("-", "−")).join(" … ");
}

function readNumbers(text: string): number[] {
  return text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number);
}
