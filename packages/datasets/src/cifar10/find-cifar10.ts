import { findFile, unpackedRoots } from "../files/find-inside.ts";
import { type Inside, listInside } from "../files/list-inside.ts";
import { ProblemList } from "../files/problem-list.ts";
import type { Found } from "../layout.ts";

/** What the binary version of CIFAR-10 looks like. */
export const cifar10Layout = "data_batch_*.bin or test_batch.bin, and batches.meta.txt";

/** The files of CIFAR-10's binary version. */
export interface Cifar10Files {
  readonly root: string;
  /** In the order of their numbers. */
  readonly train: readonly Inside[];
  readonly test: readonly Inside[];
}

/** Finds CIFAR-10's binary version in a folder, or in its only folder, cifar-10-batches-bin. */
export async function findCifar10(root: string): Promise<Found<Cifar10Files>> {
  for (const base of await unpackedRoots(root, ["cifar-10-batches-bin"])) {
    const files = (await listInside(base, base, new ProblemList())).filter((one) => one.kind === "file");
    const train = files.filter(({ name }) => batch.test(name)).sort((a, b) => batchNumber(a) - batchNumber(b));
    const test = files.filter(({ name }) => name === "test_batch.bin");
    if (train.length + test.length > 0) return { root: base, train, test };
    if (await findFile(base, ["batches.meta.txt"])) {
      return { missing: "batches.meta.txt is there, data_batch_*.bin and test_batch.bin are missing" };
    }
    if (await findFile(base, ["data_batch_1", "test_batch"])) {
      return { missing: "CIFAR-10's Python version is there; data_batch_*.bin of the binary version are missing" };
    }
  }
  return undefined;
}

const batch = /^data_batch_(\d{1,6})\.bin$/;

function batchNumber({ name }: Inside): number {
  return Number(batch.exec(name)?.[1]);
}
