import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { recogniseFormat } from "../recognise-format.ts";
import { useDatasetFolder } from "../testing/dataset-folder.ts";
import { openCaltech } from "./open-caltech.ts";

const folder = useDatasetFolder();

describe("openCaltech", () => {
  test("Caltech-101: folders are labels, the background among them", async () => {
    const classes = "101_ObjectCategories";
    await folder.putImages(`${classes}/BACKGROUND_Google/image_0001.jpg`, `${classes}/ant/image_0001.jpg`);
    await folder.putImages(`${classes}/ant/image_0002.jpg`);
    await folder.put(`${classes}/BACKGROUND_Google/tmp`, "no image");
    await folder.put("Annotations/ant/annotation_0001.mat", "not read");
    for (const path of [folder.root, folder.path(classes)]) {
      expect(await recogniseFormat(path)).toEqual({ format: "caltech" });
      const dataset = await openCaltech(path);
      expect(dataset).toMatchObject({
        labels: ["BACKGROUND_Google", "ant"],
        labelIds: ["BACKGROUND_Google", "ant"],
        splits: [{ name: "all", images: 3 }],
        problems: [],
      });
      expect(await dataset.labelsOf("all")).toEqual([[0], [1], [1]]);
    }
  });

  test("Caltech-256: labels without the folders' numbers, folders as ids", async () => {
    const classes = "caltech256/256_ObjectCategories";
    await folder.putImages(`${classes}/001.ak47/001_0001.jpg`, `${classes}/257.clutter/257_0001.jpg`);
    await folder.put(`${classes}/001.ak47/001_0002.jpg`, "");
    const dataset = await openCaltech(folder.root);
    expect(dataset.labels).toEqual(["ak47", "clutter"]);
    expect(dataset.labelIds).toEqual(["001.ak47", "257.clutter"]);
    expect(dataset.problems).toEqual(["001.ak47/001_0002.jpg: is empty"]);
    expect(dataset.problemCount).toBe(1);
  });

  test("says what is missing", async () => {
    await folder.put("101_ObjectCategories.tar.gz", "packed");
    expect(await recogniseFormat(folder.root)).toEqual({
      format: undefined,
      why: "looks like caltech, but 101_ObjectCategories.tar.gz is not unpacked; 101_ObjectCategories/ is missing",
    });
    await folder.put("other/notes.txt", "");
    await expect(openCaltech(folder.path("other"))).rejects.toThrow("expected 101_ObjectCategories/<class>/*.jpg");
  });
});

const shared = process.env.DECONVSCOPE_SHARED;
if (shared !== undefined) {
  test("reads Caltech-101 itself", async () => {
    const root = join(shared, "data/caltech-101");
    expect(await recogniseFormat(root)).toEqual({ format: "caltech" });
    const dataset = await openCaltech(root);
    expect(dataset.labels).toContain("ceiling_fan");
    expect(dataset.problems).toEqual([]);
    const labels = (await dataset.labelsOf("")).flat();
    expect(new Set(labels).size).toBe(dataset.labels.length);
  });
}
