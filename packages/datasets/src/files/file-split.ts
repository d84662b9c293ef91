/** A split whose images are files. */
export interface FileSplit {
  readonly name: string;
  /** Relative to the dataset's folder, in the order of the images. */
  readonly files: readonly string[];
  /** Of each file; files of one class share an array. */
  readonly labels: readonly (readonly number[])[];
  /** Of each file, labels that count neither as in it nor as absent; none at all: no file has any. */
  readonly difficult?: readonly (readonly number[])[];
}

/** Files of one class. */
export interface ClassFiles {
  /** Index into the dataset's labels; none: unlabelled. */
  readonly label: number | undefined;
  /** Relative to the dataset's folder. */
  readonly files: readonly string[];
}

/** Joins classes to a split, one after another. */
export function joinClasses(name: string, classes: readonly ClassFiles[]): FileSplit {
  const files: string[] = [];
  const labels: (readonly number[])[] = [];
  for (const one of classes) {
    const own = one.label === undefined ? [] : [one.label];
    for (const path of one.files) {
      files.push(path);
      labels.push(own);
    }
  }
  return { name, files, labels };
}
