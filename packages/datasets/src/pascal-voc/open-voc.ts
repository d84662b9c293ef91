import { parse as parsePath } from "node:path";
import type { FileSplit } from "../files/file-split.ts";
import { findFile } from "../files/find-inside.ts";
import { type Inside, isImage, listInside } from "../files/list-inside.ts";
import { openFiles } from "../files/open-files.ts";
import { ProblemList } from "../files/problem-list.ts";
import { readLines, readText } from "../files/read-lines.ts";
import { resolveFolder } from "../files/resolve-folder.ts";
import type { ImageDataset, Split } from "../image-dataset.ts";
import { expectLayout } from "../layout.ts";
import type { Box } from "../parts/place-parts.ts";
import { findVoc, vocLayout } from "./find-voc.ts";
import { readVocObjects, type VocObject } from "./read-annotation.ts";

const splitNames = ["train", "val", "trainval", "test"];

/**
 * Opens one year of PASCAL VOC: the splits of ImageSets/Main, or all images as "all" where it has none. An image has a
 * label for each kind of object that is not difficult; a kind of difficult ones alone counts neither as in it nor as
 * absent. All objects' boxes are its parts, called "dog", "dog 2".
 * @throws DatasetError "not-found", "unrecognised"
 */
export async function openVoc(path: string, known?: readonly Split[]): Promise<ImageDataset> {
  const folders = expectLayout(path, await findVoc(await resolveFolder(path)), vocLayout);
  const { root } = folders;
  const problems = new ProblemList();
  const images = byStem((await listInside(root, folders.images, problems)).filter(isImage));
  const annotations = byStem(await listInside(root, folders.annotations, problems), ".xml");
  const sets = await readSets(root, images, problems);
  const kinds = await readKinds(root, sets, annotations, problems);
  const labels = [...new Set([...kinds.values()].flatMap(({ sure }) => sure))].sort();
  const label = new Map(labels.map((name, index) => [name, index]));
  const labelsOf = (names: readonly string[]): number[] =>
    names.map((name) => label.get(name)).filter((index) => index !== undefined);
  const splits = sets.map(({ name, stems }): FileSplit => {
    const own = stems.map((stem) => kinds.get(stem)!);
    return {
      name,
      files: stems.map((stem) => images.get(stem)!.path),
      labels: own.map(({ sure }) => labelsOf(sure)),
      difficult: own.map(({ difficult }) => labelsOf(difficult)),
    };
  });
  return openFiles(
    {
      format: "pascal-voc",
      root,
      splits,
      labels,
      labelIds: [],
      multiLabel: true,
      async boxesOf(file) {
        const annotation = annotations.get(parsePath(file).name);
        const objects = annotation ? await readObjects(root, annotation, new ProblemList()) : [];
        return objects.map(({ box }) => box).filter((box): box is Box => box !== undefined);
      },
      expected: vocLayout,
    },
    problems,
    known,
  );
}

function byStem(files: readonly Inside[], extension?: string): ReadonlyMap<string, Inside> {
  const named = files.map((file) => ({ file, ...parsePath(file.name) }));
  return new Map(named.filter(({ ext }) => !extension || ext === extension).map(({ name, file }) => [name, file]));
}

interface ImageSet {
  readonly name: string;
  /** Names of images, without extension. */
  readonly stems: readonly string[];
}

/** Names that are no images of JPEGImages become problems. */
async function readSets(root: string, images: ReadonlyMap<string, Inside>, problems: ProblemList): Promise<ImageSet[]> {
  const sets: ImageSet[] = [];
  for (const name of splitNames) {
    const file = await findFile(root, [`ImageSets/Main/${name}.txt`]);
    if (!file) continue;
    const listed = new Set((await readLines(root, file.path, problems)).map((line) => line.split(/\s/, 1)[0] ?? ""));
    for (const stem of listed) {
      if (!images.has(stem)) problems.add(file.path, `names "${stem.slice(0, 40)}", which is no image of JPEGImages`);
    }
    sets.push({ name, stems: [...listed].filter((stem) => images.has(stem)) });
  }
  const found = sets.filter((set) => set.stems.length > 0);
  return found.length > 0 ? found : [{ name: "all", stems: [...images.keys()] }];
}

/** The kinds of objects of an image, in order, each once. */
interface ImageKinds {
  readonly sure: readonly string[];
  /** Those of which it has only difficult objects. */
  readonly difficult: readonly string[];
}

/** Of each image; those of test need no annotation. */
async function readKinds(
  root: string,
  sets: readonly ImageSet[],
  annotations: ReadonlyMap<string, Inside>,
  problems: ProblemList,
): Promise<ReadonlyMap<string, ImageKinds>> {
  const kinds = new Map<string, ImageKinds>();
  for (const { name, stems } of sets) {
    for (const stem of stems) {
      if (kinds.has(stem)) continue;
      const annotation = annotations.get(stem);
      if (!annotation && name !== "test")
        problems.add(`Annotations/${stem}.xml`, "is missing; the image has no labels");
      const objects = annotation ? await readObjects(root, annotation, problems) : [];
      kinds.set(stem, sortKinds(objects));
    }
  }
  return kinds;
}

function sortKinds(objects: readonly VocObject[]): ImageKinds {
  const kindsOf = (wanted: boolean): Set<string> =>
    new Set(objects.filter(({ difficult }) => difficult === wanted).map(({ name }) => name));
  const sure = kindsOf(false);
  return { sure: [...sure].sort(), difficult: [...kindsOf(true)].filter((kind) => !sure.has(kind)).sort() };
}

async function readObjects(root: string, { path }: Inside, problems: ProblemList): Promise<readonly VocObject[]> {
  const xml = await readText(root, path, problems);
  try {
    return xml === undefined ? [] : readVocObjects(xml);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    problems.add(path, error.message);
    return [];
  }
}
