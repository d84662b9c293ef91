import { Command } from "commander";
import manifest from "../package.json" with { type: "json" };
import { addClassify } from "./commands/classify.ts";
import { addCompletion } from "./commands/completion.ts";
import { addCorrespond } from "./commands/correspond.ts";
import { addDatasetsAdd } from "./commands/datasets-add.ts";
import { addDatasetsDelete } from "./commands/datasets-delete.ts";
import { addDatasetsList } from "./commands/datasets-list.ts";
import { addDatasetsMatch } from "./commands/datasets-match.ts";
import { addDiagnose } from "./commands/diagnose.ts";
import { addEvaluate } from "./commands/evaluate.ts";
import { addEvolutionExport } from "./commands/evolution-export.ts";
import { addInvariance } from "./commands/invariance.ts";
import { addModelsDelete } from "./commands/models-delete.ts";
import { addModelsExport } from "./commands/models-export.ts";
import { addModelsImport } from "./commands/models-import.ts";
import { addModelsList } from "./commands/models-list.ts";
import { addModelsShow } from "./commands/models-show.ts";
import { addOcclude } from "./commands/occlude.ts";
import { addReconstruct } from "./commands/reconstruct.ts";
import { addRunsDelete, addRunsResume, addRunsShow, addRunsStop } from "./commands/runs-change.ts";
import { addRunsCompare } from "./commands/runs-compare.ts";
import { addRunsList } from "./commands/runs-list.ts";
import { addRunsMetrics } from "./commands/runs-metrics.ts";
import { addScanCancel, addScanDelete, addScanResume, addScanShow, addScanWatch } from "./commands/scan-change.ts";
import { addScanExport } from "./commands/scan-export.ts";
import { addScanList } from "./commands/scan-list.ts";
import { addScanMaps } from "./commands/scan-maps.ts";
import { addScanStart } from "./commands/scan-start.ts";
import { addScanTop } from "./commands/scan-top.ts";
import { addServe } from "./commands/serve.ts";
import { addTrain } from "./commands/train.ts";
import { addWatch } from "./commands/watch.ts";
import { addWorker } from "./commands/worker.ts";
import { exitCodesHelp } from "./exit-code.ts";

/** The whole command line. Wrong usage throws CommanderError instead of ending the process. */
export function buildProgram(): Command {
  const program = new Command("deconvscope")
    .description(
      "Look inside a convolutional network: its units projected back to pixels, and what its predictions rest on.",
    )
    .version(manifest.version)
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({ outputError: (text, write) => write(`deconvscope: ${text.trimEnd().replaceAll("\n", " ")}\n`) })
    .configureHelp({ showGlobalOptions: false })
    .addHelpText(
      "after",
      `
Try:
  deconvscope serve
  deconvscope models list
  deconvscope classify menagerie:validation:3 --model menagerie-zfnet
  deconvscope reconstruct menagerie:validation:3 --model menagerie-zfnet --layer relu4 --out rabbit
  deconvscope occlude menagerie:validation:3 --model menagerie-zfnet --out what-counts
  deconvscope scan --model menagerie-zfnet --dataset menagerie --split validation
  deconvscope train zfnet-small --dataset menagerie --epochs 5 --input-size 96

Commands run the engine inside themselves, or call a server: --server http://localhost:8080, or DECONVSCOPE_SERVER.
Results go to standard output, everything else to standard error. NO_COLOR turns colours off.
${exitCodesHelp}`,
    );
  addServe(program);
  addWorker(program);
  const models = program.command("models").summary("the networks there are").description("The networks there are.");
  for (const add of [addModelsList, addModelsShow, addModelsImport, addModelsExport, addModelsDelete]) add(models);
  const datasets = program
    .command("datasets")
    .summary("the folders of labelled images there are")
    .description("The folders of labelled images there are.");
  for (const add of [addDatasetsList, addDatasetsAdd, addDatasetsMatch, addDatasetsDelete]) add(datasets);
  for (const add of [addClassify, addReconstruct, addOcclude, addCorrespond, addInvariance, addDiagnose, addEvaluate])
    add(program);
  const scan = program
    .command("scan")
    .summary("what excites every feature map most over a dataset")
    .description("What excites every feature map most over a dataset.");
  for (const add of [addScanStart, addScanList, addScanShow, addScanWatch, addScanTop, addScanMaps]) add(scan);
  for (const add of [addScanExport, addScanCancel, addScanResume, addScanDelete]) add(scan);
  addTrain(program);
  addWatch(program);
  const runs = program
    .command("runs")
    .summary("the training runs there are")
    .description("The training runs there are.");
  for (const add of [addRunsList, addRunsShow, addRunsMetrics, addRunsCompare]) add(runs);
  for (const add of [addRunsStop, addRunsResume, addRunsDelete]) add(runs);
  const evolution = program
    .command("evolution")
    .summary("what a run's features become from snapshot to snapshot")
    .description("What a run's features become from snapshot to snapshot.");
  addEvolutionExport(evolution);
  addCompletion(program);
  return program;
}
