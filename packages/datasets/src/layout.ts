import { DatasetError } from "./dataset-error.ts";

/** A folder that nearly has a layout. */
export interface NearMiss {
  /** What it lacks, as a sentence about the folder's content. */
  readonly missing: string;
}

/** Where a layout's files lie; nothing in a folder that is not at all like it. */
export type Found<Layout> = Layout | NearMiss | undefined;

export function isNearMiss(found: object): found is NearMiss {
  return "missing" in found;
}

/**
 * The layout that was asked for.
 * @param expected what the layout looks like
 * @throws DatasetError "unrecognised"
 */
export function expectLayout<Layout extends object>(path: string, found: Found<Layout>, expected: string): Layout {
  if (found && !isNearMiss(found)) return found;
  const why = found ? found.missing : `nothing of it is there; expected ${expected}`;
  throw new DatasetError("unrecognised", `path "${path}" does not have the layout: ${why}`);
}
