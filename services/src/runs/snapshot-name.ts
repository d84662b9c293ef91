import type { ModelStore } from "../store/model-store.ts";

const longest = 64;

/**
 * A name for a snapshot's model that none has: "run/5", of runs of several networks "run/conv3-fold-2".
 * @param part its epoch, or its network
 */
export async function snapshotName(models: ModelStore, run: string, part: string): Promise<string> {
  const word =
    part
      .toLowerCase()
      .replace(/[^a-z0-9._-]+/g, "-")
      .replace(/^[-.]+|[-.]+$/g, "") || "network";
  for (let copy = 1; ; copy++) {
    const end = copy === 1 ? "" : `-${copy}`;
    const name = `${run}/${word.slice(0, longest - run.length - 1 - end.length)}${end}`;
    if ((await models.find(name)) === undefined) {
      return name;
    }
  }
}

/** An epoch as a name has it: 5, or 2.35. */
export function epochName(epoch: number): string {
  return String(Number(epoch.toFixed(4)));
}
