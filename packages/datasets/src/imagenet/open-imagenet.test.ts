import { beforeEach, describe, expect, test } from "vitest";
import { recogniseFormat } from "../recognise-format.ts";
import { everything, useDatasetFolder } from "../testing/dataset-folder.ts";
import { openImageNet } from "./open-imagenet.ts";

const folder = useDatasetFolder();
const [tench, beagle] = ["n01440764", "n02088364"];
const names = `${tench} tench, Tinca tinca\n${beagle} beagle\n`;
const flat = [1, 2, 3].map((n) => `ILSVRC2012_val_0000000${n}.JPEG`);

async function putTrain(base = "."): Promise<void> {
  await folder.putImages(`${base}/train/${beagle}/${beagle}_9.JPEG`, `${base}/train/${tench}/${tench}_10.JPEG`);
}

async function putFlat(base = "."): Promise<void> {
  await folder.putImages(...flat.map((name) => `${base}/val/${name}`));
}

describe("openImageNet", () => {
  test("labels are names in the order of wnids; val by folders, test without labels", async () => {
    await putTrain();
    await folder.putImages(`val/${beagle}/${flat[0]}`, "test/ILSVRC2012_test_00000001.JPEG");
    await folder.put("synset_words.txt", names);
    expect(await recogniseFormat(folder.root)).toEqual({ format: "imagenet" });
    const dataset = await openImageNet(folder.root);
    expect(dataset).toMatchObject({
      labels: ["tench, Tinca tinca", "beagle"],
      labelIds: [tench, beagle],
      multiLabel: false,
      problems: [],
    });
    expect(dataset.splits.map(({ name, images }) => [name, images])).toEqual([
      ["train", 2],
      ["val", 1],
      ["test", 1],
    ]);
    expect(await dataset.labelsOf("train")).toEqual([[0], [1]]);
    expect(await dataset.labelsOf("val")).toEqual([[1]]);
    expect(await dataset.labelsOf("test")).toEqual([[]]);
    expect((await dataset.entries("test", everything))[0]?.parts).toEqual({});
  });

  test("as Kaggle's archive has it", async () => {
    await putTrain("ILSVRC/Data/CLS-LOC");
    await putFlat("ILSVRC/Data/CLS-LOC");
    await folder.put("LOC_synset_mapping.txt", names);
    const lines = flat.slice(0, 2).map((name, i) => `${name.replace(".JPEG", "")},${[beagle, tench][i]} 1 2 3 4 \n`);
    await folder.put("LOC_val_solution.csv", `ImageId,PredictionString\n${lines.join("")}`);
    expect(await recogniseFormat(folder.root)).toEqual({ format: "imagenet" });
    const dataset = await openImageNet(folder.root);
    expect(await dataset.labelsOf("val")).toEqual([[1], [0], []]);
    expect(dataset.problems).toEqual([]);
  });

  test.each([
    ["names and wnids", { "val.txt": `${flat[0]} ${beagle}\n${flat[1]} ${tench}\nx/${flat[2]} ${tench}\n` }],
    ["names and places among the classes", { "val.txt": `${flat[0]} 1\n${flat[1]} 0\n${flat[2]} 0\n` }],
    ["a wnid a line", { "imagenet_2012_validation_synset_labels.txt": `${beagle}\n${tench}\n${tench}\n` }],
    [
      "an id a line, and what ids mean",
      {
        "ILSVRC2012_devkit_t12/data/ILSVRC2012_validation_ground_truth.txt": "490\n7\n7\n",
        "ILSVRC2012_devkit_t12/data/map_clsloc.txt": `${tench} 7 tench\n${beagle} 490 beagle\n`,
      },
    ],
    [
      "ids set before",
      {
        "devkit/data/ILSVRC2012_validation_ground_truth.txt": "2\r\n1\r\n1\r\n",
        "ILSVRC2012_mapping.txt": `1 ${tench}\r\n2 ${beagle}\r\n`,
      },
    ],
  ])("labels of a flat val: %s", async (_, files) => {
    await putTrain();
    await putFlat();
    await folder.put("LOC_synset_mapping.txt", names);
    for (const [path, text] of Object.entries(files)) await folder.put(path, text);
    const dataset = await openImageNet(folder.root);
    expect(await dataset.labelsOf("val")).toEqual([[1], [0], [0]]);
    expect(dataset.problems).toEqual([]);
  });

  test("says what it needs where the labels of val cannot be read", async () => {
    await putFlat();
    const bare = await openImageNet(folder.root);
    expect(await bare.labelsOf("val")).toEqual([[], [], []]);
    expect(bare.problems).toEqual([
      expect.stringMatching(/^val: has no labels; expected LOC_val_solution\.csv, .*wnid/),
    ]);
    await folder.put("data/ILSVRC2012_validation_ground_truth.txt", "490\n7\n7\n");
    await folder.put("data/meta.mat", Buffer.from([0, 1, 2]));
    expect((await openImageNet(folder.root)).problems).toEqual([
      expect.stringMatching(/_ground_truth\.txt: gives ILSVRC2012_IDs, which nothing read here explains; .*map_clsloc/),
    ]);
    await folder.put("val.txt", `../../x ${tench}\n${flat[0]} 999\nnonsense\n`);
    const odd = await openImageNet(folder.root);
    expect(await odd.labelsOf("val")).toEqual([[], [], []]);
    expect(odd.problems).toEqual(["val.txt: 2 of 3 lines give no class; expected an image's name and its wnid"]);
  });

  test("wnids are labels where nothing names them", async () => {
    await putTrain();
    expect((await openImageNet(folder.root)).labels).toEqual([tench, beagle]);
  });

  test("archives within are named", async () => {
    await folder.put(`train/${tench}.tar`, "packed");
    await expect(openImageNet(folder.root)).rejects.toThrow(`train/${tench}.tar is not unpacked`);
    await folder.put("whole/ILSVRC2012_img_train.tar", "packed");
    expect(await recogniseFormat(folder.path("whole"))).toMatchObject({
      format: undefined,
      why: expect.stringContaining("looks like imagenet, but ILSVRC2012_img_train.tar is not unpacked"),
    });
  });
});

describe("folders that look alike", () => {
  beforeEach(() => putTrain());

  test("train/<wnid>/images is Tiny ImageNet's, train/<wnid> is ImageNet's, train/<name> is anyone's", async () => {
    expect(await recogniseFormat(folder.root)).toEqual({ format: "imagenet" });
    await folder.putImages(`tiny/train/${tench}/images/a.JPEG`);
    expect(await recogniseFormat(folder.path("tiny"))).toEqual({ format: "tiny-imagenet" });
    await folder.putImages("own/train/tench/a.JPEG");
    expect(await recogniseFormat(folder.path("own"))).toEqual({ format: "image-folder" });
  });
});
