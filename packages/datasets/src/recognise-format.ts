import type { DatasetFormat } from "./image-dataset.ts";
import { findImageFolder } from "./image-folder/find-image-folder.ts";
import { resolveFolder } from "./image-folder/open-image-folder.ts";
import { ProblemList } from "./image-folder/problem-list.ts";

/**
 * Says which layout a folder has, by what lies there; no image is opened.
 * @throws DatasetError "not-found"
 */
export async function recogniseFormat(path: string): Promise<DatasetFormat | undefined> {
  const splits = await findImageFolder(await resolveFolder(path), new ProblemList());
  return splits.length > 0 ? "image-folder" : undefined;
}
