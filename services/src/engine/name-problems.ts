import type { ImageDataset } from "@deconvscope/datasets";
import type { ImageProblem, ScanItem } from "./scan/scan-job.ts";

/** Says of images that were left out in which files they lie, where the reason does not name it already. */
export async function* nameProblems(
  items: AsyncIterable<ScanItem>,
  open: () => Promise<ImageDataset>,
  split: string,
): AsyncGenerator<ScanItem> {
  for await (const item of items) {
    if (item.kind === "progress" || item.delta.problems.length === 0) {
      yield item;
      continue;
    }
    const dataset = await open();
    const problems = item.delta.problems.map((problem) => nameProblem(dataset, split, problem));
    yield { ...item, delta: { ...item.delta, problems } };
  }
}

/** Says of one that was left out in which file it lies. */
export function nameProblem(dataset: ImageDataset, split: string, { image, why }: ImageProblem): ImageProblem {
  const file = JSON.stringify(dataset.fileOf(split, image));
  return { image, why: file === '""' || why.includes(file) ? why : `${file}: ${why}` };
}
