import { GetScanResponseSchema, type Scan } from "@deconvscope/proto";
import type { Command } from "commander";
import { describeProgress, describeWork, nameState } from "../output/describe-scan.ts";
import { formatMessage } from "../output/format-message.ts";
import { scanArgumentHelp } from "../parse/scan-argument.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { findScan } from "../session/find-scan.ts";
import { followScan } from "../session/follow-scan.ts";
import { type Session, withSession } from "../session/open-session.ts";
import { tellResult } from "./scan-start.ts";

/** A command that takes one scan and tells what became of it. */
function addScanCommand(
  scan: Command,
  name: string,
  description: string,
  act: (session: Session, scan: Scan, options: ConnectionOptions) => Promise<void>,
): void {
  const command = scan
    .command(name)
    .summary(description.charAt(0).toLowerCase() + description.slice(1))
    .description(`${description}.`)
    .argument("<id>", scanArgumentHelp)
    .addHelpText("after", `\nExample:\n  deconvscope scan ${name} 01a2221b`);
  addConnectionOptions(command).action(async (id: string, options: ConnectionOptions) => {
    await withSession(options, async (session) => act(session, await findScan(session, id), options));
  });
}

/** `deconvscope scan show` */
export function addScanShow(scan: Command): void {
  addScanCommand(scan, "show", "Show a scan and how far it is", tellScan);
}

/** `deconvscope scan watch` */
export function addScanWatch(scan: Command): void {
  addScanCommand(scan, "watch", "Follow a scan until it ends", async (session, found, options) => {
    await tellResult(session, await followScan(session, found), options);
  });
}

/** `deconvscope scan cancel` */
export function addScanCancel(scan: Command): void {
  addScanCommand(scan, "cancel", "Stop a scan; what it found stays", async (session, { id }, options) => {
    const { scan: cancelled } = await session.deconv.cancelScan({ id }, session.call);
    await tellScan(session, cancelled, options);
  });
}

/** `deconvscope scan resume` */
export function addScanResume(scan: Command): void {
  addScanCommand(scan, "resume", "Let a cancelled or failed scan go on", async (session, { id }, options) => {
    const { scan: resumed } = await session.deconv.resumeScan({ id }, session.call);
    await (resumed !== undefined && options.server === undefined
      ? tellResult(session, await followScan(session, resumed), options)
      : tellScan(session, resumed, options));
  });
}

/** `deconvscope scan delete` */
export function addScanDelete(scan: Command): void {
  addScanCommand(scan, "delete", "Delete a scan and what it found", async (session, { id }, { json }) => {
    await session.deconv.deleteScan({ id }, session.call);
    await session.terminal.print(json ? `${JSON.stringify({ deleted: id })}\n` : `deleted ${id}\n`);
  });
}

async function tellScan({ terminal }: Session, scan: Scan | undefined, { json }: ConnectionOptions): Promise<void> {
  if (json || scan === undefined) {
    const response = { $typeName: GetScanResponseSchema.typeName, ...(scan === undefined ? {} : { scan }) } as const;
    await terminal.print(formatMessage(GetScanResponseSchema, response));
    return;
  }
  for (const problem of scan.problems) terminal.note(`left out: ${problem}`);
  if (scan.error !== "") terminal.note(scan.error);
  await terminal.print(
    `${scan.id}  ${describeWork(scan)}\n${nameState(scan)}  ${describeProgress(scan).trimStart()}\n`,
  );
}
