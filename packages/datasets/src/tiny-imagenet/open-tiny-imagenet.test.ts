import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { decodeImage } from "../decode-image.ts";
import { recogniseFormat } from "../recognise-format.ts";
import { everything, useDatasetFolder } from "../testing/dataset-folder.ts";
import { openTinyImageNet } from "./open-tiny-imagenet.ts";

const folder = useDatasetFolder();
const [snail, arch] = ["n01944390", "n04486054"];

beforeEach(async () => {
  await folder.put("wnids.txt", `${arch}\n${snail}\n`);
  await folder.put("words.txt", `n00000001\tnothing of here\n${snail}\tsnail\n${arch}\ttriumphal arch, arch\n`);
  await folder.putImages(`train/${snail}/images/${snail}_0.JPEG`, `train/${snail}/images/${snail}_1.JPEG`);
  await folder.putImages(`train/${arch}/images/${arch}_0.JPEG`);
  await folder.put(`train/${snail}/${snail}_boxes.txt`, `${snail}_1.JPEG\t1\t2\t3\t4\n`);
  await folder.putImages("val/images/val_0.JPEG", "val/images/val_1.JPEG", "test/images/test_0.JPEG");
  await folder.put(
    "val/val_annotations.txt",
    `val_0.JPEG\t${snail}\t0\t0\t99\t6\r\nval_1.JPEG\t${arch}\t7\t7\t7\t7\r\n`,
  );
});

describe("openTinyImageNet", () => {
  test("labels are what words.txt calls the wnids of wnids.txt, in its order", async () => {
    expect(await recogniseFormat(folder.root)).toEqual({ format: "tiny-imagenet" });
    const dataset = await openTinyImageNet(folder.root);
    expect(dataset).toMatchObject({
      format: "tiny-imagenet",
      labels: ["triumphal arch, arch", "snail"],
      labelIds: [arch, snail],
      multiLabel: false,
      problems: [],
    });
    expect(dataset.splits).toEqual([
      { name: "train", images: 3 },
      { name: "val", images: 2 },
      { name: "test", images: 1 },
    ]);
    expect(await dataset.labelsOf("train")).toEqual([[1], [1], [0]]);
    expect(await dataset.labelsOf("val")).toEqual([[1], [0]]);
    expect(await dataset.labelsOf("test")).toEqual([[]]);
    expect((await decodeImage(await dataset.encoded("val", 1))).width).toBe(8);
  });

  test("boxes are parts called object, to their last pixel, inside the image", async () => {
    const dataset = await openTinyImageNet(folder.root);
    const parts = async (split: string) => (await dataset.entries(split, everything)).map((entry) => entry.parts);
    expect(await parts("train")).toEqual([{}, { object: { x: 1, y: 2, width: 3, height: 3 } }, {}]);
    expect(await parts("val")).toEqual([
      { object: { x: 0, y: 0, width: 8, height: 7 } },
      { object: { x: 7, y: 7, width: 1, height: 1 } },
    ]);
    expect(await parts("test")).toEqual([{}]);
  });

  test("val may be folders of wnids; a class that no file lists goes last", async () => {
    const boa = "n01742172";
    await folder.putImages(`val/${boa}/a.JPEG`, `val/${snail}/images/b.JPEG`);
    const dataset = await openTinyImageNet(folder.root);
    expect(dataset.labelIds).toEqual([arch, snail, boa]);
    expect(dataset.labels[2]).toBe(boa);
    expect(await dataset.labelsOf("val")).toEqual([[2], [1]]);
  });

  test("names that are not in UTF-8 are left out; a byte order mark is none", async () => {
    await folder.put("words.txt", Buffer.from(`${snail}\tlima\xe7on\n`, "latin1"));
    const { labels, problems } = await openTinyImageNet(folder.root);
    expect(labels).toEqual([arch, snail]);
    expect(problems).toEqual(["words.txt: is not UTF-8 text"]);
    await folder.put("words.txt", `\ufeff${snail}\tlimaçon\n`);
    expect((await openTinyImageNet(folder.root)).labels).toEqual([arch, "limaçon"]);
  });

  test("annotations that say nothing usable are told of, and lead nowhere", async () => {
    await folder.putImages("val/images/val_2.JPEG");
    await folder.put(
      "val/val_annotations.txt",
      `val_0.JPEG\tn99999999\t0\t0\tx\n../../wnids.txt\t${snail}\nval_1.JPEG\n`,
    );
    await folder.put("words.txt", Buffer.from([0x6e, 0, 0x30, 0]));
    await folder.put("wnids.txt", `${snail}\n../..\n`);
    const dataset = await openTinyImageNet(folder.root);
    expect(await dataset.labelsOf("val")).toEqual([[], [], []]);
    expect(dataset.labels).toEqual([snail, arch]);
    expect((await dataset.entries("val", everything)).map(({ parts }) => parts)).toEqual([{}, {}, {}]);
    expect(dataset.problems).toEqual([
      'wnids.txt: has "../.."; expected wnids',
      "words.txt: holds NUL bytes; expected UTF-8 text",
      'val/images/val_0.JPEG: is of "n99999999", which is no class here',
      "val/images/val_1.JPEG: is not in val_annotations.txt",
      "val/images/val_2.JPEG: is not in val_annotations.txt",
    ]);
  });
});

const shared = process.env.DECONVSCOPE_SHARED;
if (shared !== undefined) {
  test("reads Tiny ImageNet itself", async () => {
    const root = join(shared, "data/tiny-imagenet-20");
    expect(await recogniseFormat(root)).toEqual({ format: "tiny-imagenet" });
    const dataset = await openTinyImageNet(root);
    const count = (split: string, below: string) =>
      expect(dataset.splits.find(({ name }) => name === split)?.images).toBe(readdirSync(join(root, below)).length);
    count("val", "val/images");
    expect(dataset.labels).toHaveLength(20);
    expect(dataset.problems).toEqual([]);
    const perLabel = (await dataset.labelsOf("val")).filter(([label]) => label === 1).length;
    expect(await dataset.entries("val", { label: 1, ...everything })).toHaveLength(perLabel);
    for (const { parts } of await dataset.entries("val", { offset: 0, limit: 20 })) {
      const { x, y, width, height } = parts.object!;
      expect(x >= 0 && y >= 0 && x + width <= 64 && y + height <= 64).toBe(true);
    }
  });
}
