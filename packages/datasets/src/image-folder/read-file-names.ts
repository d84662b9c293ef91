import { type FileSplit, joinClasses } from "../files/file-split.ts";

/** Such as n02088364_beagle.JPEG; a number at the end tells files of one class apart. */
const named = /^(n\d{8})_(.+?)(?:_\d+)?\.[^.]+$/;

/** Labels that stand in the names of files. */
export interface NamedFiles {
  readonly split: FileSplit;
  readonly labels: readonly string[];
  /** The wnid of each label. */
  readonly labelIds: readonly string[];
}

/**
 * Reads the labels of a flat folder's files whose names all are a wnid and a name, such as n02088364_beagle.JPEG;
 * names without a letter count as none, and the wnid is the label.
 * @returns nothing if any file is called otherwise
 */
export function readFileNames(name: string, files: readonly string[]): NamedFiles | undefined {
  const classes = new Map<string, { label: string; files: string[] }>();
  for (const file of files) {
    const [, id, text] = named.exec(file) ?? [];
    if (id === undefined || text === undefined) return undefined;
    const label = /\p{L}/u.test(text) ? text.replaceAll("_", " ") : id;
    const one = classes.get(id);
    if (one === undefined) classes.set(id, { label, files: [file] });
    else one.files.push(file);
  }
  const sorted = [...classes].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    split: joinClasses(
      name,
      sorted.map(([, { files }], label) => ({ label, files })),
    ),
    labels: sorted.map(([, { label }]) => label),
    labelIds: sorted.map(([id]) => id),
  };
}
