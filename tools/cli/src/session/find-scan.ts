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
  // An empty shell variable begins every id, and could delete the only scan.
  if (id === "") throw new CommandError("scan: the id is empty; expected how one begins", exitCodes.usage);
  const scans = await listScans(session);
  const [scan, ...others] = scans.filter((one) => one.id.startsWith(id));
  if (scan === undefined) {
    const known = scans.slice(0, 5).map((one) => one.id);
    const there = known.length === 0 ? "there are no scans" : `there are ${known.join(", ")}`;
    throw new CommandError(`scan: no id begins with "${id}"; ${there}`, exitCodes.notFound);
  }
  if (others.length > 0) {
    const all = [scan, ...others].map((one) => one.id).join(" and ");
    throw new CommandError(`scan: "${id}" begins ${all}`, exitCodes.usage);
  }
  return scan;
}
