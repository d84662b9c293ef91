/**
 * How a signal passes a rectification on its way back: `deconvnet` keeps what is positive in the signal,
 * `gradient` what was positive on the way forward, `guided` both.
 */
export type Rule = "deconvnet" | "gradient" | "guided";
