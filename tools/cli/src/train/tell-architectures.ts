import {
  CheckArchitectureResponseSchema,
  type CheckedLayer,
  ListArchitecturesResponseSchema,
} from "@deconvscope/proto";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import { formatMessage } from "../output/format-message.ts";
import { formatCount, formatShape } from "../output/format-number.ts";
import { formatTable } from "../output/format-table.ts";
import { printable } from "../output/printable.ts";
import type { ConnectionOptions } from "../session/connection-options.ts";
import type { Session } from "../session/open-session.ts";
import { readArchitecture } from "./read-architecture.ts";

/** The architectures that are known by name. */
export async function tellArchitectures(
  { training, terminal, call }: Session,
  { json }: ConnectionOptions,
): Promise<void> {
  const response = await training.listArchitectures({}, call);
  if (json) return terminal.print(formatMessage(ListArchitecturesResponseSchema, response));
  const rows = response.architectures.map(({ name, description }) => [name, printable(description)]);
  const columns = [{ title: "NAME" }, { title: "DESCRIPTION" }];
  await terminal.print(formatTable(columns, rows, (text) => terminal.style("bold", text), terminal.width));
}

/** What becomes of an image, layer by layer. @throws CommandError with what does not fit */
export async function tellCheck(
  { training, terminal, call }: Session,
  nameOrFile: string,
  { json, ...fit }: ConnectionOptions & { readonly dataset?: string; readonly inputSize?: number },
): Promise<void> {
  const architecture = await readArchitecture(nameOrFile);
  const { dataset, inputSize } = fit;
  const response = await training.checkArchitecture({ architecture, dataset, inputSize }, call);
  const { layers, parameters, flops, problem, problemPath, problemOffset } = response;
  if (json) await terminal.print(formatMessage(CheckArchitectureResponseSchema, response));
  else if (layers.length > 0) {
    await terminal.print(formatTable(columns, layers.map(row), (text) => terminal.style("bold", text)));
  }
  if (problemOffset !== undefined && architecture === nameOrFile) {
    throw new CommandError(`--check: there is no file ${nameOrFile}, and ${problem}`, exitCodes.notFound);
  }
  if (problem !== "") {
    const place = problemOffset === undefined ? problemPath : describePlace(architecture, problemOffset);
    // What is said of a layer begins with its path.
    const said = place === "" || problem.startsWith(place) ? problem : `${place}: ${problem}`;
    throw new CommandError(`${nameOrFile}: ${said}`, exitCodes.refused);
  }
  terminal.note(`${formatCount(parameters)} parameters, ${formatCount(flops)} operations an image`);
}

const columns = [
  { title: "LAYER" },
  { title: "OPERATOR" },
  { title: "OUTPUT", align: "right" },
  { title: "PARAMETERS", align: "right" },
] as const;

function row({ name, operator, shape, parameters }: CheckedLayer): string[] {
  return [printable(name), printable(operator), formatShape(shape), formatCount(parameters)];
}

/** Lines and columns from 1, as editors count. */
function describePlace(text: string, offset: number): string {
  const lines = text.slice(0, offset).split("\n");
  return `line ${lines.length}, column ${lines.at(-1)!.length + 1}`;
}
