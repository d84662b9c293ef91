import { expect, test } from "vitest";
import { openDataset } from "../open-dataset.ts";
import { everything, useDatasetFolder } from "../testing/dataset-folder.ts";

const folder = useDatasetFolder();

test("files that are as many as are known are not read again", async () => {
  await folder.putImages("a/0.jpg", "a/1.jpg", "b/0.jpg");
  const { splits } = await openDataset("image-folder", folder.root);
  await folder.put("a/1.jpg", "damaged since");
  const again = await openDataset("image-folder", folder.root, splits);
  expect(again.splits).toEqual([{ name: "all", images: 3 }]);
  expect(again.problems).toEqual([]);
  expect((await again.entries("all", everything)).map(({ index }) => index)).toEqual([0, 1, 2]);
});

test.each([
  ["more", [{ name: "all", images: 2 }]],
  ["others", [{ name: "train", images: 3 }]],
  ["none", []],
])("files are read where %s are known", async (_, known) => {
  await folder.putImages("a/0.jpg", "b/0.jpg");
  await folder.put("a/1.jpg", "damaged");
  const opened = await openDataset("image-folder", folder.root, known);
  expect(opened.splits).toEqual([{ name: "all", images: 2 }]);
  expect(opened.problemCount).toBe(1);
});
