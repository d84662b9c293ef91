import { Rule } from "@deconvscope/proto";

/** How a ReLU lets the signal back, by the name that the command line takes. */
export const rules = { deconvnet: Rule.DECONVNET, gradient: Rule.GRADIENT, guided: Rule.GUIDED } as const;
