import { toJson } from "@bufbuild/protobuf";
import { type DiagnoseResponse, DiagnoseResponseSchema, Severity } from "@deconvscope/proto";
import { type Command, Option } from "commander";
import { CommandError } from "../command-error.ts";
import { compareDiagnoses, type Diagnosed } from "../diagnose/compare-diagnoses.ts";
import { describeDiagnosing, describeFindings, describeSevere, type Paint } from "../diagnose/describe-findings.ts";
import { describeLooked } from "../diagnose/describe-looked.ts";
import { describeBank, layerTable } from "../diagnose/layer-table.ts";
import { exitCodes } from "../exit-code.ts";
import { outliveReader } from "../output/broken-output.ts";
import { formatMessage } from "../output/format-message.ts";
import { formatCount } from "../output/format-number.ts";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";
import { parseWhole } from "../parse/parse-numbers.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { findDataset } from "../session/find-dataset.ts";
import { type Session, withSession } from "../session/open-session.ts";

interface DiagnoseOptions extends ConnectionOptions {
  readonly model: string;
  readonly against?: string;
  readonly dataset?: string;
  readonly split?: string;
  readonly images: number;
  readonly filtersOnly?: boolean;
  readonly failOn?: "warning" | "problem";
}

/** `deconvscope diagnose` */
export function addDiagnose(program: Command): void {
  const command = program
    .command("diagnose")
    .summary("say what is wrong with a model, and what to try")
    .description(
      "Say what is wrong with a model, and what to try (Zeiler & Fergus 2013, figure 6): maps that never fire, what " +
        "strides lose, the frequencies of its first filters, and whether some are dead, dominate or repeat.",
    )
    .requiredOption("-m, --model <name>", "the model")
    .option("--against <name>", "another model, side by side with it")
    .option(
      "-d, --dataset <name>",
      "images that both look at (default: what the model, else the other one, was trained on)",
    )
    .option("-s, --split <name>", "the dataset's split (default: the first of val, validation, test, or that there is)")
    .addOption(new Option("-n, --images <count>", "evenly spread over the split").argParser(parseWhole(1)).default(500))
    .addOption(new Option("--filters-only", "look at no images").conflicts(["dataset", "split", "images"]))
    .addOption(
      new Option("--fail-on <severity>", "exit code 6 where the model has findings as severe").choices([
        "warning",
        "problem",
      ]),
    )
    .addHelpText(
      "after",
      `
Examples:
  deconvscope diagnose --model menagerie-zfnet
  deconvscope diagnose -m squeezenet -d imagenet -n 2000 --fail-on problem
  deconvscope diagnose -m alexnet-pets --against zfnet-pets -d pets`,
    );
  addConnectionOptions(command).action(diagnose);
}

async function diagnose(options: DiagnoseOptions): Promise<void> {
  const { model, against, failOn, json } = options;
  if (against === model)
    throw new CommandError(`against: "${model}" given as well; expected another model`, exitCodes.usage);
  await withSession(options, async (session) => {
    const { terminal } = session;
    const dataset = options.filtersOnly ? "" : await chooseDataset(session, options);
    const own = await measure(session, model, dataset, options);
    const other = against === undefined ? undefined : await measure(session, against, dataset, options);
    if (failOn !== undefined) outliveReader();
    await terminal.print(json ? jsonOf(own, other) : textOf(own, other, terminal));
    if (failOn === undefined) return;
    const severe = describeSevere(own.found.findings, failOn === "problem" ? Severity.PROBLEM : Severity.WARNING);
    if (severe !== undefined) throw new CommandError(`${model} has ${severe}`, exitCodes.missed);
  });
}

/** @param dataset empty: the filters alone */
async function measure(
  session: Session,
  model: string,
  dataset: string,
  { split, images }: DiagnoseOptions,
): Promise<Diagnosed> {
  const { models, terminal, call } = session;
  const ofImages = dataset === "" ? {} : { dataset, split: split ?? "", images };
  for await (const found of models.diagnose({ model, ...ofImages }, call)) {
    terminal.report(`${model}: ${describeDiagnosing(found)}`);
    if (!found.complete) continue;
    tellLeftOut(found, terminal);
    const looked = describeLooked(found, dataset === "" ? undefined : await findDataset(session, dataset));
    return { model, found, looked };
  }
  throw new CommandError("the diagnosis ended before it was complete");
}

function tellLeftOut({ unreadable, problems }: DiagnoseResponse, terminal: Terminal): void {
  for (const { image, why } of problems) terminal.note(`left out: image ${image}: ${why}`);
  if (unreadable > problems.length) {
    terminal.note(`left out: ${formatCount(unreadable)} images that cannot be read in all`);
  }
}

/** What the first of the models that is known to have been trained on something was, if nothing is said; empty: none. */
async function chooseDataset(
  { models, terminal, call }: Session,
  { model, against, dataset, split, failOn }: DiagnoseOptions,
): Promise<string> {
  if (dataset === "") throw new CommandError("dataset: nothing given; expected a dataset's name", exitCodes.usage);
  if (dataset !== undefined) return dataset;
  const names = against === undefined ? [model] : [model, against];
  for (const name of names) {
    const { summary } = await models.getModel({ model: name }, call);
    const own = summary?.dataset ?? "";
    if (own !== "") return own;
  }
  if (split !== undefined) throw new CommandError("split: given without --dataset", exitCodes.usage);
  const unknown = `${names.join(", ")}: no dataset is known that ${against === undefined ? "it was" : "they were"} trained on`;
  if (failOn !== undefined) {
    throw new CommandError(`${unknown}; --fail-on expected --dataset, or --filters-only`, exitCodes.usage);
  }
  terminal.note(`${unknown}, so ${against === undefined ? "its" : "their"} filters alone; --dataset names one`);
  return "";
}

function textOf(own: Diagnosed, other: Diagnosed | undefined, terminal: Terminal): string {
  const heading = (text: string) => terminal.style("bold", text);
  const paint: Paint = (severity, text) =>
    severity === Severity.NOTE ? text : terminal.style(severity === Severity.PROBLEM ? "red" : "yellow", text);
  const parts = [own, ...(other ? [other] : [])].map(({ model, found, looked }) => {
    const title = other ? `${heading(printable(model))}: ${looked}` : looked;
    return `${title}\n${describeFindings(found.findings, paint)}`;
  });
  const tables = other
    ? [compareDiagnoses([own, other], heading)]
    : [layerTable(own.found, heading), describeBank(own.found)];
  return [...parts, ...tables].filter((part) => part !== "").join("\n");
}

/** Of two models: an object of each by its name. */
function jsonOf(own: Diagnosed, other: Diagnosed | undefined): string {
  if (other === undefined) return formatMessage(DiagnoseResponseSchema, own.found);
  const both = [own, other].map(({ model, found }) => [
    model,
    toJson(DiagnoseResponseSchema, found, { alwaysEmitImplicit: true }),
  ]);
  return `${JSON.stringify(Object.fromEntries(both), null, 2)}\n`;
}
