import type { DrawsReference } from "@deconvscope/shell";

/** Where the address names none: enough for p to be as small as 1/60. */
export const usualDraws: DrawsReference = { count: 60, seed: 1 };
