import { alexnet, alexnetSmall } from "./alexnet.ts";
import type { Architecture } from "./architecture.ts";
import { zfnet, zfnetSmall } from "./zfnet.ts";

/** By name: what makes an architecture of so many classes. */
export const architectures: ReadonlyMap<string, (classes: number) => Architecture> = new Map([
  ["zfnet", zfnet],
  ["alexnet", alexnet],
  ["zfnet-small", zfnetSmall],
  ["alexnet-small", alexnetSmall],
]);
