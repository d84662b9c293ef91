import { ProblemList } from "../files/problem-list.ts";
import { readLines } from "../files/read-lines.ts";
import type { Box } from "../parts/place-parts.ts";

/** An image's line in an annotation file. */
export interface Annotation {
  readonly file: string;
  /** Empty where the file gives none. */
  readonly wnid: string;
  readonly box: Box | undefined;
}

/** Reads "val_0.JPEG n03444034 0 32 44 62", or without the wnid: left, top, right and bottom pixel, from 0. */
export function readAnnotation(line: string): Annotation {
  const [file = "", ...rest] = line.split(/\s+/);
  const wnid = rest[0]?.startsWith("n") ? rest.shift() : undefined;
  const [left, top, right, bottom] = rest.slice(0, 4).map(Number);
  const box = { name: "object", left: left ?? NaN, top: top ?? NaN, right: right ?? NaN, bottom: bottom ?? NaN };
  return { file, wnid: wnid ?? "", box: Number.isFinite(left! + top! + right! + bottom!) ? box : undefined };
}

/** Boxes of the images of each class for training, read when first asked for. */
export class TrainBoxes {
  readonly #root: string;
  readonly #boxes = new Map<string, Promise<ReadonlyMap<string, Box>>>();

  constructor(root: string) {
    this.#root = root;
  }

  /** @param file train/<wnid>/images/<name> */
  async of(file: string): Promise<readonly Box[]> {
    const [, wnid = "", , name = ""] = file.split("/");
    const boxes = this.#boxes.get(wnid) ?? this.#read(wnid);
    this.#boxes.set(wnid, boxes);
    const box = (await boxes).get(name);
    return box ? [box] : [];
  }

  /** A class without boxes is nothing amiss. */
  async #read(wnid: string): Promise<ReadonlyMap<string, Box>> {
    const boxes = new Map<string, Box>();
    for (const line of await readLines(this.#root, `train/${wnid}/${wnid}_boxes.txt`, new ProblemList())) {
      const { file, box } = readAnnotation(line);
      if (box) boxes.set(file, box);
    }
    return boxes;
  }
}
