import type { Dataset, Progress, Provenance } from "@deconvscope/proto";
import { formatCount } from "./format-number.ts";
import { printable } from "./printable.ts";

/** A measurement's answer, as far as it tells what was looked at. */
export interface Measured {
  readonly progress?: Progress | undefined;
  /** Of these, images that could not be read. */
  readonly unreadable?: bigint;
  readonly provenance?: Provenance | undefined;
}

/**
 * What was looked at: "500 of 3,669 images of pets, split test".
 * @param dataset that the images are of; undefined: how many it has is not known
 * @returns empty: at no images
 */
export function describeImages(
  { progress, unreadable = 0n, provenance }: Measured,
  dataset: Dataset | undefined,
): string {
  const { dataset: name, split } = readParameters(provenance);
  if (typeof name !== "string" || name === "") return "";
  const among = dataset?.splits.find((one) => one.name === split)?.images;
  const count = formatCount((progress?.total ?? 0n) - unreadable);
  const images = among === undefined ? `${count} images` : `${count} of ${formatCount(among)} images`;
  return `${images} ${describeOrigin(name, split)}`;
}

/**
 * Several images that were named, as provenance has them: "2 images of pets, split test", or of others "2 images".
 * @param count of the images
 */
export function describeNamedImages({ provenance }: Measured, count: number): string {
  const { images } = readParameters(provenance);
  const origins = (Array.isArray(images) ? images : []).map((image: { datasetImage?: Origin }) => {
    const { dataset = "", split } = image.datasetImage ?? {};
    return dataset === "" ? "" : describeOrigin(dataset, split);
  });
  const [first = "", ...others] = new Set(origins);
  const all = `${formatCount(count)} ${count === 1 ? "image" : "images"}`;
  return first === "" || others.length > 0 ? all : `${all} ${first}`;
}

interface Origin {
  readonly dataset?: string;
  readonly split?: string;
}

function describeOrigin(dataset: string, split: unknown): string {
  const of = `of ${printable(dataset)}`;
  return typeof split === "string" && split !== "" ? `${of}, split ${printable(split)}` : of;
}

function readParameters(provenance: Provenance | undefined): Readonly<Record<string, unknown>> {
  return JSON.parse(provenance?.parametersJson || "{}");
}
