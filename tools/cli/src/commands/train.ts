import { type Command, Option } from "commander";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import { describeTraining } from "../output/describe-run.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { expectRun } from "../session/find-run.ts";
import { followRun } from "../session/follow-run.ts";
import { withSession } from "../session/open-session.ts";
import { type KindFlags, readKind } from "../train/read-kind.ts";
import { tellArchitectures, tellCheck } from "../train/tell-architectures.ts";
import { tellEnd } from "../train/tell-run.ts";
import { addTrainingFlags, readSamples, readTrainingOptions, type TrainingFlags } from "../train/training-options.ts";

interface TrainOptions extends ConnectionOptions, TrainingFlags, KindFlags {
  readonly dataset?: string;
  readonly name?: string;
  readonly split?: string;
  readonly validationSplit?: string;
  readonly detach?: boolean;
  readonly list?: boolean;
  readonly check?: string;
}

/** `deconvscope train` */
export function addTrain(program: Command): void {
  const kind = "What is trained:";
  const command = program
    .command("train")
    .summary("train a network, a new classifier, probes, or variants, and keep what its features become")
    .description(
      "Train a network on a dataset, with snapshots of what its features become (Zeiler & Fergus 2013, figure 4); or go " +
        "on with a model (tables 4 to 6), probe its layers (table 7), or compare architectures (table 3). It is followed " +
        "to its end; Ctrl-C leaves a server's run going.",
    )
    .argument("[file]", "an architecture: its name, or a file with its JSON")
    .option("-d, --dataset <name>", "the dataset")
    .option("-n, --name <name>", "of the run, and of its snapshots: name/epoch (default: by what is trained)")
    .addOption(new Option("--from <model>", "go on with a model: a new classifier on its features").helpGroup(kind))
    .addOption(
      new Option("--freeze <layer>", "with --from: fixed up to this layer (default: all but the classifier)")
        .conflicts("all")
        .helpGroup(kind),
    )
    .addOption(new Option("--all", "with --from: nothing is fixed, all of it is fine-tuned").helpGroup(kind))
    .addOption(new Option("--keep-classifier", "with --from: its classifier goes on learning too").helpGroup(kind))
    .addOption(new Option("--probe <model>", "a linear classifier on each layer of a model").helpGroup(kind))
    .addOption(
      new Option("--layers <names>", "with --probe: only these, like relu1,relu5")
        .argParser((text) => text.split(",").map((name) => name.trim()))
        .helpGroup(kind),
    )
    .addOption(
      new Option("--ablate <file>", "variants of an architecture under the same budget, as a JSON list").helpGroup(
        kind,
      ),
    )
    .addOption(new Option("--external", "nothing here: snapshots are sent from elsewhere").helpGroup(kind));
  addTrainingFlags(command)
    .option("--detach", "do not wait for it; needs --server")
    .option("--list", "instead list the architectures there are")
    .option("--check <file>", "instead say what becomes of an image in an architecture, or what does not fit")
    .addHelpText(
      "after",
      `
Examples:
  deconvscope train zfnet-small --dataset tiny --epochs 40 --augment random --name zfnet-tiny
  deconvscope train --from zfnet-tiny/40 --dataset caltech --images-per-class 15 --folds 3
  deconvscope train --from squeezenet --all --dataset pets --rate 0.001 --epochs 5
  deconvscope train --probe zfnet-tiny/40 --layers relu1,relu3,relu5 --dataset caltech
  deconvscope train zfnet-small --ablate variants.json --dataset tiny --epochs 10
  deconvscope train --check mine.json --dataset tiny --input-size 96

variants.json lists whole architectures, and edits of the one that is named:
  [{"name": "whole", "architecture": "zfnet-small"},
   {"name": "without conv3, conv4", "without": ["conv3", "relu3", "conv4", "relu4"]},
   {"name": "wide conv5", "change": {"conv5": {"filters": 256}}}]`,
    );
  addConnectionOptions(command).action(train);
}

async function train(architecture: string | undefined, options: TrainOptions): Promise<void> {
  const { list, check, detach = false, dataset, name, split, validationSplit } = options;
  if (detach && options.server === undefined) {
    throw new CommandError("--detach: without --server nobody would do the work", exitCodes.usage);
  }
  await withSession(options, async (session) => {
    if (list) return tellArchitectures(session, options);
    if (check !== undefined) return tellCheck(session, check, options);
    const { training, terminal, call } = session;
    const kind = await readKind(session, architecture, options);
    if (dataset === undefined && kind.case !== "external") {
      throw new CommandError("--dataset: nothing given; `datasets list` shows those there are", exitCodes.usage);
    }
    const request = { name, dataset, split, validationSplit, kind };
    const described = { ...request, options: readTrainingOptions(options), samples: readSamples(options) };
    const run = expectRun((await training.createRun(described, call)).run);
    terminal.note(`run ${run.id}: ${describeTraining(run)}`);
    if (detach || kind.case === "external") return terminal.print(`${run.id}\n`);
    await tellEnd(session, await followRun(session, run, options.server !== undefined), options);
  });
}
