import type { ServiceImpl } from "@connectrpc/connect";
import type { TrainingService } from "@deconvscope/proto";
import type { ServiceContext } from "../service-context.ts";
import { createArchitectureMethods } from "./training-architectures.ts";
import { createRunMethods } from "./training-methods.ts";

/** Training runs, and what their features become. */
export function createTrainingService(context: ServiceContext): Partial<ServiceImpl<typeof TrainingService>> {
  return {
    ...createRunMethods(context),
    ...createArchitectureMethods(context),
  };
}
