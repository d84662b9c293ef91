import { toJsonString } from "@bufbuild/protobuf";
import { type Metrics, MetricsSchema } from "@deconvscope/proto";
import { type Command, Option } from "commander";
import { csvLine } from "../export/csv-line.ts";
import { parseWhole } from "../parse/parse-numbers.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { findRun, runArgumentHelp } from "../session/find-run.ts";
import { withSession } from "../session/open-session.ts";
import { readHistory } from "../train/read-history.ts";

interface MetricsOptions extends ConnectionOptions {
  readonly fromStep: number;
}

/** `deconvscope runs metrics` */
export function addRunsMetrics(runs: Command): void {
  const command = runs
    .command("metrics")
    .summary("write a run's curves as CSV")
    .description(
      "Write a run's curves as CSV, a line a measured step: loss, accuracies, rate, images a second, and whatever else " +
        "was told, a column each. With --json a line of JSON a step.",
    )
    .argument("<run>", runArgumentHelp)
    .option("--csv", "as CSV, which is what is written anyway")
    .addOption(new Option("--from-step <step>", "steps before are left out").argParser(parseWhole(0)).default(0))
    .addHelpText("after", "\nExample:\n  deconvscope runs metrics zfnet-tiny > zfnet-tiny.csv");
  addConnectionOptions(command).action(writeMetrics);
}

async function writeMetrics(name: string, options: MetricsOptions): Promise<void> {
  await withSession(options, async (session) => {
    const { terminal } = session;
    const { metrics, dropped } = await readHistory(session, await findRun(session, name), BigInt(options.fromStep));
    if (dropped > 0n) terminal.note(`left out by the server, evenly: ${dropped} steps`);
    if (options.json) {
      for (const point of metrics) await terminal.print(`${toJsonString(MetricsSchema, point)}\n`);
      return;
    }
    const others = [...new Set(metrics.flatMap(({ values }) => Object.keys(values)))].sort();
    await terminal.print(csvLine([...columns, ...others]));
    for (const point of metrics)
      await terminal.print(csvLine([...row(point), ...others.map((one) => point.values[one] ?? "")]));
  });
}

const columns = [
  ...["network", "step", "epoch", "loss", "training_accuracy", "validation_loss", "validation_accuracy"],
  ...["learning_rate", "images_per_second"],
];

function row(point: Metrics): (string | number | bigint)[] {
  return [
    ...[point.fit, point.step, point.epoch, point.loss, point.trainingAccuracy],
    ...[point.validationLoss ?? "", point.validationAccuracy ?? "", point.learningRate, point.imagesPerSecond],
  ];
}
