import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { createClient, type Transport } from "@connectrpc/connect";
import {
  DatasetService,
  DeconvService,
  ModelService,
  OcclusionService,
  Rule,
  ScanSchema,
  TrainingService,
} from "@deconvscope/proto";
import { openTerminal } from "../../output/terminal.ts";
import type { ExportedLayer, ExportJob } from "../export-job.ts";
import { ExportProgress } from "../export-progress.ts";

/** The export of a layer from whoever answers, without a word. */
export function makeJob(
  transport: Transport,
  layer: ExportedLayer,
  scan: MessageInitShape<typeof ScanSchema> = {},
): ExportJob {
  const terminal = openTerminal(true);
  const session = {
    deconv: createClient(DeconvService, transport),
    datasets: createClient(DatasetService, transport),
    models: createClient(ModelService, transport),
    occlusion: createClient(OcclusionService, transport),
    training: createClient(TrainingService, transport),
    terminal,
    call: { signal: new AbortController().signal },
  };
  return {
    session,
    scan: create(ScanSchema, scan),
    layers: [layer],
    rule: Rule.DECONVNET,
    side: 0,
    labels: [],
    progress: new ExportProgress(terminal, [layer]),
  };
}
