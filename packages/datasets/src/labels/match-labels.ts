import { isWnid, type LabelNames, readNames } from "./read-names.ts";

/**
 * Finds which of a model's classes are a dataset's labels: by wnid where the class's text holds one, else by name,
 * whatever its case and separators, with synonyms set apart by commas. The surest way that names one class counts:
 * the wnid, the same synonyms (two or more), the first synonym, any synonym. A name of several classes, or a class
 * that several labels name, matches nothing; neither do a label and a class of different wnids.
 * @param dataset labelIds are as many as labels, or none
 * @param classes the text of each class
 * @returns class by label; no class twice
 */
export function matchLabels(
  dataset: { readonly labels: readonly string[]; readonly labelIds: readonly string[] },
  classes: readonly string[],
): ReadonlyMap<number, number> {
  const labels = dataset.labels.map((label, index) => readLabel(label, dataset.labelIds[index]));
  const index = indexClasses(classes.map(readNames));
  const matches = new Map<number, number>();
  const claimed = new Set<number>();
  for (const way of ways) {
    const claims = new Map<number, number[]>();
    for (const [label, names] of labels.entries()) {
      const [found, ...others] = matches.has(label) ? [] : way(names, index);
      if (found === undefined || others.length > 0 || claimed.has(found)) continue;
      claims.set(found, [...(claims.get(found) ?? []), label]);
    }
    for (const [found, [label, ...rivals]] of claims) {
      claimed.add(found);
      if (label !== undefined && rivals.length === 0) matches.set(label, found);
    }
  }
  return new Map([...matches].sort(([a], [b]) => a - b));
}

interface ClassIndex {
  readonly classes: readonly LabelNames[];
  readonly byWnid: ReadonlyMap<string, readonly number[]>;
  readonly byName: ReadonlyMap<string, readonly number[]>;
  readonly byNames: ReadonlyMap<string, readonly number[]>;
}

type Way = (label: LabelNames, index: ClassIndex) => readonly number[];

/** The classes that a label may be, the surest way first. */
const ways: readonly Way[] = [
  ({ wnid }, { byWnid }) => (wnid === undefined ? [] : (byWnid.get(wnid) ?? [])),
  (label, index) => (label.names.length < 2 ? [] : ofOneWnid(label, index, index.byNames.get(allNames(label)))),
  (label, index) => ofOneWnid(label, index, index.byName.get(label.names[0] ?? "")),
  (label, index) => {
    const found = label.names.flatMap((name) => index.byName.get(name) ?? []);
    return ofOneWnid(label, index, [...new Set(found)]);
  },
];

function ofOneWnid({ wnid }: LabelNames, { classes }: ClassIndex, found: readonly number[] = []): readonly number[] {
  if (wnid === undefined) return found;
  return found.filter((one) => classes[one]?.wnid === undefined || classes[one].wnid === wnid);
}

function readLabel(label: string, id: string | undefined): LabelNames {
  const read = readNames(label);
  return { ...read, wnid: id !== undefined && isWnid(id) ? id : read.wnid };
}

function indexClasses(classes: readonly LabelNames[]): ClassIndex {
  const [byWnid, byName, byNames] = [
    new Map<string, number[]>(),
    new Map<string, number[]>(),
    new Map<string, number[]>(),
  ];
  for (const [index, one] of classes.entries()) {
    if (one.wnid !== undefined) append(byWnid, one.wnid, index);
    for (const name of one.names) append(byName, name, index);
    append(byNames, allNames(one), index);
  }
  return { classes, byWnid, byName, byNames };
}

function append(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function allNames({ names }: LabelNames): string {
  return [...names].sort().join(",");
}
