import type { Scan } from "@deconvscope/proto";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import { everyPage } from "./every-page.ts";
import type { Session } from "./open-session.ts";

/** Every scan, newest first. */
export function listScans({ deconv, call }: Session, model = ""): Promise<Scan[]> {
  return everyPage(async (pageToken) => {
    const { scans, nextPageToken } = await deconv.listScans({ model, pageToken }, call);
    return { items: scans, nextPageToken };
  });
}

/**
 * The scan whose id begins so.
 * @throws CommandError if there is none, or more than one
 */
export async function findScan(session: Session, id: string): Promise<Scan> {
  const scans = await listScans(session);
  const found = scans.filter((scan) => scan.id.startsWith(id));
  const [scan, ...others] = found;
  if (scan === undefined) {
    const known = scans.slice(0, 5).map((one) => one.id);
    const there = known.length === 0 ? "there are no scans" : `there are ${known.join(", ")}`;
    throw new CommandError(`scan: no id begins with "${id}"; ${there}`, exitCodes.notFound);
  }
  if (others.length > 0 && scan.id !== id) {
    throw new CommandError(`scan: "${id}" begins ${found.map((one) => one.id).join(" and ")}`, exitCodes.usage);
  }
  return found.find((one) => one.id === id) ?? scan;
}
