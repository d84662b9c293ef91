/** Where people keep the files that come beside the images. */
const folders = ["", "devkit/data/", "ILSVRC2012_devkit_t12/data/", "data/", "ILSVRC/", "val/"];

/** Paths at which files of the development kit may lie: the first name at every place, then the second. */
export function listDevkitPaths(names: readonly string[]): string[] {
  return names.flatMap((name) => folders.map((folder) => folder + name));
}
