import { Crops, type EvaluateResponse, EvaluateResponseSchema } from "@deconvscope/proto";
import { type Command, InvalidArgumentError, Option } from "commander";
import { CommandError } from "../command-error.ts";
import { type Bounds, checkBounds, misplacedBounds, type Verdict } from "../evaluate/check-bounds.ts";
import { confusionCsv } from "../evaluate/confusion-csv.ts";
import { describeEvaluating, tablesOf } from "../evaluate/describe-evaluation.ts";
import { describePositions, nameClasses } from "../evaluate/name-classes.ts";
import { exitCodes } from "../exit-code.ts";
import { outliveReader } from "../output/broken-output.ts";
import { describeImages } from "../output/describe-images.ts";
import { formatMessage } from "../output/format-message.ts";
import { formatCount } from "../output/format-number.ts";
import type { Terminal } from "../output/terminal.ts";
import { requireFolderOf, writeWhole } from "../output/write-file.ts";
import { parseWhole } from "../parse/parse-numbers.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { findDataset } from "../session/find-dataset.ts";
import { withSession } from "../session/open-session.ts";

/** Images that are left out and told of by name; the rest is in --json. */
const toldProblems = 8;

interface EvaluateOptions extends ConnectionOptions, Bounds {
  readonly model: string[];
  readonly dataset: string;
  readonly split?: string;
  readonly crops: "center" | "ten";
  readonly images: number;
  readonly csv?: string;
}

/** `deconvscope evaluate` */
export function addEvaluate(program: Command): void {
  const bounds = "Exit code 6 unless:";
  const command = program
    .command("evaluate")
    .summary("say how often a model is right, and what it takes for what")
    .description(
      "Say how often a model, or several together, are right about the images of a dataset (Zeiler & Fergus 2013, " +
        "section 5): top-1 and top-5 error with their 95 % intervals, the worst classes, what is taken for what, how far " +
        "its probabilities can be trusted; average precision where images have several labels.",
    )
    .requiredOption("-m, --model <name...>", "the model; several: the mean of their probabilities")
    .requiredOption("-d, --dataset <name>", "the dataset")
    .option("-s, --split <name>", "the dataset's split (default: the first of val, validation, test, or that there is)")
    .addOption(
      new Option("--crops <kind>", "the centre, or corners and centre, mirrored too")
        .choices(["center", "ten"])
        .default("center"),
    )
    .addOption(new Option("-n, --images <count>", "evenly spread; 0: all").argParser(parseWhole(0)).default(0))
    .option("--csv <file>", "also write what is taken for what")
    .addOption(new Option("--max-top1-error <share>", "no more, like 0.45").argParser(parseShare).helpGroup(bounds))
    .addOption(new Option("--max-top5-error <share>", "no more").argParser(parseShare).helpGroup(bounds))
    .addOption(
      new Option("--min-map <share>", "no less mean average precision").argParser(parseShare).helpGroup(bounds),
    )
    .addHelpText(
      "after",
      `
Examples:
  deconvscope evaluate --model menagerie-zfnet --dataset menagerie
  deconvscope evaluate -m zfnet-pets alexnet-pets -d pets --split test --crops ten
  deconvscope evaluate -m squeezenet -d imagenet -n 5000 --max-top1-error 0.45 --json > squeezenet.json`,
    );
  addConnectionOptions(command).action(evaluate);
}

async function evaluate(options: EvaluateOptions): Promise<void> {
  const { model, dataset: name, split = "", crops, images, csv, json } = options;
  if (csv !== undefined) await requireFolderOf(csv);
  await withSession(options, async (session) => {
    const { models, terminal, call } = session;
    const { labels: own } = await models.getModel({ model: model[0]! }, call);
    const dataset = await findDataset(session, name);
    const [misplaced] = [
      ...misplacedBounds(options, dataset?.multiLabel ?? false),
      ...(csv !== undefined && dataset?.multiLabel ? ["--csv"] : []),
    ];
    if (dataset !== undefined && misplaced !== undefined) {
      const has = dataset.multiLabel ? "several labels" : "one label";
      throw new CommandError(`${misplaced}: the images of "${name}" have ${has} each`, exitCodes.usage);
    }
    const request = { models: model, dataset: name, split, images, crops: crops === "ten" ? Crops.TEN : Crops.CENTER };
    const found = await collect(models.evaluate(request, call), (response) =>
      terminal.report(describeEvaluating(response)),
    );
    tellLeftOut(found, terminal);
    if (found.byPosition) terminal.note(describePositions(found, dataset?.labels ?? []));
    const classes = nameClasses(own, found);
    if (csv !== undefined) await writeWhole(csv, confusionCsv(found, classes));
    const heading = (text: string) => terminal.style("bold", text);
    const verdicts = checkBounds(options, found);
    if (verdicts.length > 0) outliveReader();
    await terminal.print(
      json
        ? formatMessage(EvaluateResponseSchema, found)
        : `${describeImages(found, dataset)}\n${tablesOf(found, { models: model, classes, labels: dataset?.labels ?? [] }, heading, terminal.width)}`,
    );
    holdTo(verdicts, terminal);
  });
}

/** Figures come as it goes on; the last message has all. */
async function collect(
  responses: AsyncIterable<EvaluateResponse>,
  onResponse: (response: EvaluateResponse) => void,
): Promise<EvaluateResponse> {
  for await (const response of responses) {
    onResponse(response);
    if (response.complete) return response;
  }
  throw new CommandError("the evaluation ended before it was complete");
}

function tellLeftOut({ unknownLabels, unreadable, problems }: EvaluateResponse, terminal: Terminal): void {
  if (unknownLabels > 0n) {
    terminal.note(`left out: ${formatCount(unknownLabels)} images whose labels are no classes of the model`);
  }
  for (const { why } of problems.slice(0, toldProblems)) terminal.note(`left out: ${why}`);
  if (unreadable > toldProblems) {
    terminal.note(`left out: ${formatCount(unreadable)} images that cannot be read in all`);
  }
}

/** @throws CommandError if a bound is missed */
function holdTo(verdicts: readonly Verdict[], terminal: Terminal): void {
  for (const { isMet, text } of verdicts) if (isMet) terminal.note(text);
  const missed = verdicts.filter(({ isMet }) => !isMet);
  if (missed.length > 0) throw new CommandError(missed.map(({ text }) => text).join("; "), exitCodes.missed);
}

function parseShare(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError("Expected a share from 0 to 1, like 0.45.");
}
