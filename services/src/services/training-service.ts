import type { ServiceImpl } from "@connectrpc/connect";
import type { TrainingService } from "@deconvscope/proto";
import { RunWatch } from "../runs/watch-runs.ts";
import type { ServiceContext } from "../service-context.ts";
import { createArchitectureMethods } from "./training-architectures.ts";
import { createGetEvolution } from "./training-evolution.ts";
import { createRunMethods } from "./training-methods.ts";
import { createRecordSnapshot } from "./training-record.ts";

/** Training runs, and what their features become. */
export function createTrainingService(context: ServiceContext): ServiceImpl<typeof TrainingService> {
  const watch = new RunWatch(context.runs);
  return {
    ...createArchitectureMethods(context),
    ...createRunMethods(context, watch),
    recordSnapshot: createRecordSnapshot(context),
    getEvolution: createGetEvolution(context, watch),
  };
}
