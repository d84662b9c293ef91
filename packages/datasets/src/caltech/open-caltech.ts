import { joinClasses } from "../files/file-split.ts";
import { isFolder, listImages, listInside } from "../files/list-inside.ts";
import { openFiles } from "../files/open-files.ts";
import { ProblemList } from "../files/problem-list.ts";
import { resolveFolder } from "../files/resolve-folder.ts";
import type { ImageDataset, Split } from "../image-dataset.ts";
import { expectLayout } from "../layout.ts";
import { caltechLayout, findCaltech } from "./find-caltech.ts";

/**
 * Opens Caltech-101 or Caltech-256: one split, "all"; labels are the folders' names without the number before, label ids
 * those names in full. The background class (BACKGROUND_Google, 257.clutter) is a class like others.
 * @throws DatasetError "not-found", "unrecognised"
 */
export async function openCaltech(path: string, known?: readonly Split[]): Promise<ImageDataset> {
  const { root } = expectLayout(path, await findCaltech(await resolveFolder(path)), caltechLayout);
  const problems = new ProblemList();
  const folders = (await listInside(root, root, problems)).filter(isFolder);
  const classes = [];
  for (const [label, { target }] of folders.entries()) {
    classes.push({ label, files: await listImages(root, target, problems) });
  }
  return openFiles(
    {
      format: "caltech",
      root,
      splits: [joinClasses("all", classes)],
      labels: folders.map(({ name }) => name.replace(/^\d{3}\./, "")),
      labelIds: folders.map(({ name }) => name),
      expected: caltechLayout,
    },
    problems,
    known,
  );
}
