import { activationOperators } from "./activation.ts";
import { arithmeticOperators } from "./arithmetic.ts";
import { convolutionOperators } from "./convolution.ts";
import { denseOperators } from "./dense.ts";
import { gatherOperators } from "./gather.ts";
import { normalizationOperators } from "./normalization.ts";
import { poolingOperators } from "./pooling.ts";
import type { OperatorTable } from "./read-operator.ts";
import { rearrangeOperators } from "./rearrange.ts";
import { reduceOperators } from "./reduce.ts";
import { reshapeOperators } from "./reshape.ts";
import { splitOperators } from "./split.ts";

/** Every operator that may depend on the image. */
export const operatorTable: OperatorTable = {
  ...activationOperators,
  ...arithmeticOperators,
  ...convolutionOperators,
  ...denseOperators,
  ...gatherOperators,
  ...normalizationOperators,
  ...poolingOperators,
  ...rearrangeOperators,
  ...reduceOperators,
  ...reshapeOperators,
  ...splitOperators,
};
