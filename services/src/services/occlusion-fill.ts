import { FillPattern, type OccludeRequest } from "@deconvscope/proto";
import type { Fill } from "../engine/occlusion/occlusion-job.ts";
import { RequestError } from "../request-error.ts";
import { readEnum } from "../requests/read-enum.ts";
import { readSeed } from "../requests/read-seed.ts";
import type { StoredModel } from "../store/model-store.ts";

type FillRequest = Pick<OccludeRequest, "fill" | "fillPattern" | "seed">;

const patterns: Record<FillPattern, "constant" | "grey" | "noise" | "blur"> = {
  [FillPattern.UNSPECIFIED]: "constant",
  [FillPattern.GREY]: "grey",
  [FillPattern.NOISE]: "noise",
  [FillPattern.BLUR]: "blur",
};

/** #808080. */
const grey = 128;

/**
 * Reads what squares show.
 * @param field what the request is a part of, with its dot
 * @throws RequestError naming the field
 */
export function readFill(model: StoredModel, { fill, fillPattern, seed }: FillRequest, field = ""): Fill {
  const channels = model.anatomy.inputShape[2] ?? 1;
  const pattern = readEnum(
    patterns,
    fillPattern,
    "FILL_PATTERN_GREY, FILL_PATTERN_NOISE, FILL_PATTERN_BLUR, or none",
    `${field}fill_pattern`,
  );
  if (pattern !== "constant" && fill.length > 0) {
    throw new RequestError(
      "invalid",
      `${fill.length} values given beside a pattern; expected one of them`,
      `${field}fill`,
    );
  }
  const values = readFillValues(model, fill, `${field}fill`);
  switch (pattern) {
    case "constant":
      return { kind: "constant", values };
    case "grey":
      return { kind: "constant", values: greyOf(model, channels) };
    case "noise":
      return { kind: "noise", seed: readSeed(seed, `${field}seed`) };
    case "blur":
      return { kind: "blur" };
  }
}

/**
 * One value a channel, in the model's input space; nothing given: 0.
 * @throws RequestError naming the field
 */
export function readFillValues({ anatomy }: StoredModel, fill: readonly number[], field: string): readonly number[] {
  const channels = anatomy.inputShape[2] ?? 1;
  if (fill.length === 0) {
    return Array<number>(channels).fill(0);
  }
  if (fill.length !== channels || fill.some((value) => !Number.isFinite(value))) {
    const expected =
      channels === 1 ? "1 finite number, the model's input has 1 channel" : `${channels} finite numbers, one a channel`;
    throw new RequestError("invalid", `[${fill.slice(0, 8).join(", ")}] given; expected ${expected}`, field);
  }
  return fill;
}

function greyOf({ preprocessing: { divideBy, mean, deviation } }: StoredModel, channels: number): number[] {
  return Array.from(
    { length: channels },
    (_, channel) => (grey / (divideBy || 1) - (mean[channel] ?? 0)) / (deviation[channel] ?? 1),
  );
}

/** The same for provenance. */
export function describeFill(fill: Fill, pattern: FillPattern): unknown {
  if (fill.kind === "constant") {
    return pattern === FillPattern.GREY ? "FILL_PATTERN_GREY" : fill.values;
  }
  return fill.kind === "noise" ? { pattern: "FILL_PATTERN_NOISE", seed: fill.seed } : "FILL_PATTERN_BLUR";
}
