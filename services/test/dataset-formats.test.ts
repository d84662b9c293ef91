import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Code, ConnectError, createClient } from "@connectrpc/connect";
import { decodeImage, encodePng } from "@deconvscope/datasets";
import { DatasetFormat, DatasetService } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importBytes } from "./import-bytes.ts";
import { smallModel } from "./small-model.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";

let services: TestServices;
let png: Uint8Array;
beforeAll(async () => {
  services = await startTestServices();
  png = await encodePng(new Uint8Array(20 * 10 * 3).fill(200), 20, 10, 3);
});
afterAll(() => services.close());

const client = () => createClient(DatasetService, services.transport);

async function put(path: string, content: Uint8Array | string = png): Promise<void> {
  const file = join(services.dataRoot, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

async function refusal(call: Promise<unknown>): Promise<ConnectError> {
  const outcome = await call.catch((reason: unknown) => reason);
  expect(outcome).toBeInstanceOf(ConnectError);
  return ConnectError.from(outcome);
}

const [tench, beagle] = ["n01440764", "n02088364"];

describe("each format is recognised, listed and read", () => {
  beforeAll(async () => {
    await put("tiny/wnids.txt", `${tench}\n${beagle}\n`);
    await put("tiny/words.txt", `${beagle}\tbeagle\n${tench}\ttench, Tinca tinca\n`);
    await put(`tiny/train/${tench}/images/a.png`);
    await put("tiny/val/images/b.png");
    await put("tiny/val/val_annotations.txt", `b.png\t${beagle}\t1\t2\t3\t99\n`);
    await put("cifar/batches.meta.txt", "airplane\nautomobile\n");
    await put("cifar/test_batch.bin", new Uint8Array(3073).fill(1));
    await put("caltech/256_ObjectCategories/001.ak47/a.png");
    const box = "<bndbox><xmin>2</xmin><ymin>1</ymin><xmax>20</xmax><ymax>10</ymax></bndbox>";
    const objects = ["dog", "cat"].map((name) => `<object><name>${name}</name>${box}</object>`).join("");
    await put("voc/VOC2007/JPEGImages/a.png");
    await put("voc/VOC2007/Annotations/a.xml", `<annotation>${objects}</annotation>`);
    await put("voc/VOC2007/ImageSets/Main/val.txt", "a\n");
    await put(`imagenet/val/${beagle}/a.png`);
    await put("flat/a.png");
  });

  test.each([
    ["tiny", DatasetFormat.TINY_IMAGENET, ["tench, Tinca tinca", "beagle"], [tench, beagle], "val", [1]],
    ["cifar", DatasetFormat.CIFAR10_BINARY, ["airplane", "automobile"], [], "test", [1]],
    ["caltech", DatasetFormat.CALTECH, ["ak47"], ["001.ak47"], "all", [0]],
    ["voc", DatasetFormat.PASCAL_VOC, ["cat", "dog"], [], "val", [0, 1]],
    ["imagenet", DatasetFormat.IMAGENET, [beagle], [beagle], "val", [0]],
    ["flat", DatasetFormat.IMAGE_FOLDER, [], [], "all", []],
  ])("%s", async (path, format, labels, labelIds, split, own) => {
    const { dataset } = await client().registerDataset({ name: path, path });
    expect(dataset).toMatchObject({ format, labels, labelIds, problems: [], multiLabel: path === "voc" });
    const listed = await client().listImages({ dataset: path, split, thumbnail: 16 });
    expect(listed.images).toHaveLength(1);
    expect(listed.images[0]?.labels).toEqual(own);
    expect((await decodeImage(listed.images[0]!.thumbnailPng)).width).toBe(16);
    const { encoded, labels: again } = await client().getImage({ image: { dataset: path, split, index: 0 } });
    expect(again).toEqual(own);
    expect((await decodeImage(encoded)).width).toBe(path === "cifar" ? 32 : 20);
    const { datasets } = await client().listDatasets({});
    expect(datasets.find(({ name }) => name === path)).toEqual(dataset);
  });

  test("parts are in pixels of the image", async () => {
    const rects = async (dataset: string) => {
      const { parts } = await client().getImage({ image: { dataset, split: "val", index: 0 } });
      return Object.entries(parts).map(([name, { x, y, width, height }]) => [name, x, y, width, height]);
    };
    expect(await rects("tiny")).toEqual([["object", 1, 2, 3, 8]]);
    expect((await rects("voc")).sort()).toEqual([
      ["cat", 1, 0, 19, 10],
      ["dog", 1, 0, 19, 10],
    ]);
  });
});

describe("a folder that is not what it should be", () => {
  test("nearly a known layout: says what is missing", async () => {
    await put("half/JPEGImages/a.png");
    expect(await refusal(client().registerDataset({ name: "half", path: "half" }))).toMatchObject({
      code: Code.FailedPrecondition,
      rawMessage: 'path: "half" looks like pascal-voc, but JPEGImages is there, Annotations is missing',
    });
    const format = DatasetFormat.IMAGE_FOLDER;
    const { dataset } = await client().registerDataset({ name: "half", path: "half", format });
    expect(dataset?.labels).toEqual(["JPEGImages"]);
  });

  test("of another layout than was given: says what was expected", async () => {
    await put("pets/cat/a.png");
    const format = DatasetFormat.CIFAR10_BINARY;
    const error = await refusal(client().registerDataset({ name: "pets", path: "pets", format }));
    expect(error.code).toBe(Code.FailedPrecondition);
    expect(error.rawMessage).toContain("expected data_batch_*.bin or test_batch.bin");
    const later: number = 77;
    const unknown = await refusal(client().registerDataset({ name: "pets", path: "pets", format: later }));
    expect(unknown).toMatchObject({ code: Code.InvalidArgument, rawMessage: expect.stringContaining("format: 77") });
  });

  test("tells 99 of many problems, and how many more there are", async () => {
    await put("rubbish/cat/good.png");
    for (let i = 0; i < 130; i++) await put(`rubbish/cat/bad${i}.png`, "");
    const { dataset } = await client().registerDataset({ name: "rubbish", path: "rubbish" });
    expect(dataset?.problems).toHaveLength(100);
    expect(dataset?.problems.at(-1)).toBe("… and 31 more");
  });

  test("is read anew when it is registered again", async () => {
    await put("growing/cat/a.png");
    await client().registerDataset({ name: "growing", path: "growing" });
    await put("growing/cat/b.png");
    await client().deleteDataset({ name: "growing" });
    const { dataset } = await client().registerDataset({ name: "growing", path: "growing" });
    expect(dataset?.splits[0]?.images).toBe(2);
    expect((await client().listImages({ dataset: "growing" })).images).toHaveLength(2);
  });

  test("an image that is gone has no thumbnail, and its page is listed still", async () => {
    await put("leaving/cat/a.png");
    await put("leaving/cat/b.png");
    await client().registerDataset({ name: "leaving", path: "leaving" });
    await rm(join(services.dataRoot, "leaving/cat/a.png"));
    const { images } = await client().listImages({ dataset: "leaving", thumbnail: 8 });
    expect(images.map(({ thumbnailPng }) => thumbnailPng.length > 0)).toEqual([false, true]);
    const image = { dataset: "leaving", split: "", index: 0 };
    expect((await refusal(client().getImage({ image }))).code).toBe(Code.FailedPrecondition);
  });
});

describe("labels matched to a model's classes", () => {
  beforeAll(async () => {
    for (const kind of ["Bee", "bird", "cat_", "dog"]) await put(`zoo/${kind}/a.png`);
    await client().registerDataset({ name: "zoo", path: "zoo" });
    const labels = ["ant", "bee, honeybee", "cat", "dog", "hot dog, dog"];
    await importBytes(services.transport, { name: "small", labels, preprocessing: { divideBy: 255 } }, smallModel());
    await importBytes(services.transport, { name: "nameless", preprocessing: { divideBy: 255 } }, smallModel());
  });

  test("by name; what has no class, or several, is left out", async () => {
    const { matches } = await client().matchLabels({ dataset: "zoo", model: "small" });
    expect(matches.map(({ label, modelClass }) => [label, modelClass])).toEqual([
      [0, 1],
      [2, 2],
    ]);
    expect((await client().matchLabels({ dataset: "zoo", model: "nameless" })).matches).toEqual([]);
  });

  test("of datasets and models that there are", async () => {
    const none = await refusal(client().matchLabels({ dataset: "zo", model: "small" }));
    expect(none).toMatchObject({ code: Code.NotFound, rawMessage: expect.stringMatching(/^dataset: .*"zo"/) });
    const model = await refusal(client().matchLabels({ dataset: "zoo", model: "smal" }));
    expect(model).toMatchObject({ code: Code.NotFound, rawMessage: expect.stringMatching(/^model: .*"smal"/) });
  });
});
