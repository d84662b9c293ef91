import { describe, expect, test } from "vitest";
import { recogniseFormat } from "../recognise-format.ts";
import { everything, useDatasetFolder } from "../testing/dataset-folder.ts";
import { openVoc } from "./open-voc.ts";

const folder = useDatasetFolder();

interface Drawn {
  readonly name: string;
  readonly box: readonly [number | string, number, number, number];
  readonly difficult?: boolean;
}

function annotation(...objects: readonly Drawn[]): string {
  const all = objects.map(
    ({ name, box: [xmin, ymin, xmax, ymax], difficult }) =>
      `<object><name>${name}</name><difficult>${difficult ? 1 : 0}</difficult><part><name>head</name></part><bndbox>` +
      `<xmin>${xmin}</xmin><ymin>${ymin}</ymin><xmax>${xmax}</xmax><ymax>${ymax}</ymax></bndbox></object>`,
  );
  return `<annotation><folder>VOC2012</folder><size><width>8</width></size>${all.join("\n")}</annotation>`;
}

/** Three images: a dog and another, a cat with a chair that is hard to see, and nothing. */
async function putYear(base: string): Promise<void> {
  await folder.putImages(...["2008_1", "2008_2", "2008_3"].map((name) => `${base}/JPEGImages/${name}.jpg`));
  const dogs = annotation({ name: "dog", box: [1, 1, 4, 8] }, { name: "dog", box: ["3.6", 2, 99, 3] });
  await folder.put(`${base}/Annotations/2008_1.xml`, dogs);
  const cat = annotation({ name: "cat", box: [2, 2, 2, 2] }, { name: "chair", box: [1, 1, 8, 8], difficult: true });
  await folder.put(`${base}/Annotations/2008_2.xml`, cat);
  await folder.put(`${base}/Annotations/2008_3.xml`, annotation());
  await folder.put(`${base}/ImageSets/Main/train.txt`, "2008_1\n");
  await folder.put(`${base}/ImageSets/Main/val.txt`, "2008_3\r\n2008_2\r\n");
  await folder.put(`${base}/ImageSets/Main/trainval.txt`, "2008_1\n2008_2\n2008_3\n");
  await folder.put(`${base}/ImageSets/Main/dog_train.txt`, "2008_1  1\n");
}

describe("openVoc", () => {
  test.each(["VOCdevkit/VOC2012", "VOC2007", "."])(
    "reads the splits of %s, with several labels an image",
    async (base) => {
      await putYear(base);
      expect(await recogniseFormat(folder.root)).toEqual({ format: "pascal-voc" });
      const dataset = await openVoc(folder.root);
      expect(dataset).toMatchObject({ labels: ["cat", "dog"], labelIds: [], multiLabel: true, problems: [] });
      expect(dataset.splits).toEqual([
        { name: "train", images: 1 },
        { name: "val", images: 2 },
        { name: "trainval", images: 3 },
      ]);
      expect(await dataset.labelsOf("val")).toEqual([[], [0]]);
      expect(await dataset.labelsOf("trainval")).toEqual([[1], [0], []]);
    },
  );

  test("a kind of which an image has only difficult objects is neither in it nor absent", async () => {
    await folder.putImages(...["a", "b", "c", "d"].map((name) => `JPEGImages/${name}.jpg`));
    const box = [1, 1, 8, 8] as const;
    const [dog, cat, bat] = ["dog", "cat", "bat"].map((name) => ({ name, box, difficult: true }));
    await folder.put("Annotations/a.xml", annotation(dog!, { name: "dog", box }, cat!));
    await folder.put("Annotations/b.xml", annotation(dog!, dog!));
    await folder.put("Annotations/c.xml", annotation({ name: "cat", box }, bat!));
    await folder.put("Annotations/d.xml", annotation());
    await folder.put("JPEGImages/d.jpg", "no image");
    await folder.put("ImageSets/Main/val.txt", "d\nc\nb\na\n");
    const dataset = await openVoc(folder.root);
    expect(dataset.labels).toEqual(["cat", "dog"]);
    // "d" is left out, and "bat" is no label: nothing is surely one.
    expect(await dataset.labelsOf("val")).toEqual([[0], [], [1]]);
    expect(await dataset.difficultOf("val")).toEqual([[], [1], [0]]);
  });

  test("boxes of all objects are parts, counted from 1 and clipped to the image", async () => {
    await putYear("VOC2012");
    const dataset = await openVoc(folder.root);
    expect((await dataset.entries("trainval", everything)).map(({ parts }) => parts)).toEqual([
      { dog: { x: 0, y: 0, width: 4, height: 8 }, "dog 2": { x: 2, y: 1, width: 6, height: 2 } },
      { cat: { x: 1, y: 1, width: 1, height: 1 }, chair: { x: 0, y: 0, width: 8, height: 8 } },
      {},
    ]);
  });

  test("without ImageSets all images are one split; test needs no annotations", async () => {
    await folder.putImages("JPEGImages/a.jpg", "JPEGImages/b.jpg");
    await folder.put("Annotations/b.xml", annotation({ name: "cow", box: [1, 1, 2, 2] }));
    const whole = await openVoc(folder.root);
    expect(whole.splits).toEqual([{ name: "all", images: 2 }]);
    expect(whole.problems).toEqual(["Annotations/a.xml: is missing; the image has no labels"]);
    await folder.put("ImageSets/Main/test.txt", "a\n");
    const dataset = await openVoc(folder.root);
    expect(dataset.splits).toEqual([{ name: "test", images: 1 }]);
    expect(dataset.problems).toEqual([]);
  });

  test("annotations and lists that are no good cost their labels only", async () => {
    await folder.put("secret.xml", annotation({ name: "secret", box: [1, 1, 2, 2] }));
    const names = ["bomb", "cut", "deep", "link", "nul", "odd", "out"];
    await folder.putImages(...names.map((name) => `voc/JPEGImages/${name}.jpg`));
    const entities = '<!DOCTYPE a [<!ENTITY b "boom"><!ENTITY c SYSTEM "../secret.xml">]>';
    await folder.put("voc/Annotations/bomb.xml", `${entities}${annotation({ name: "&c;", box: [1, 1, 2, 2] })}`);
    await folder.put("voc/Annotations/cut.xml", annotation({ name: "dog", box: [1, 1, 2, 2] }).slice(0, 120));
    await folder.put("voc/Annotations/deep.xml", `${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}`);
    await folder.link("voc/Annotations/link.xml", "../../secret.xml");
    await folder.put("voc/Annotations/nul.xml", Buffer.from(annotation(), "utf16le"));
    const odd = annotation({ name: "__proto__", box: [5, 5, 1, 1] }, { name: "sheep", box: ["x", 1, 1, 1] });
    await folder.put("voc/Annotations/odd.xml", odd);
    await folder.put("voc/ImageSets/Main/train.txt", `../../secret\n/etc/passwd\n${names.join("\n")}\nodd\n`);
    const dataset = await openVoc(folder.path("voc"));
    expect(dataset.splits).toEqual([{ name: "train", images: names.length }]);
    expect(dataset.labels).not.toContain("secret");
    expect(dataset.labels).not.toContain("boom");
    expect(dataset.labels).toContain("sheep");
    for (const { parts } of await dataset.entries("train", everything)) {
      for (const { width, height } of Object.values(parts)) expect(Math.min(width, height)).toBeGreaterThan(0);
    }
    const told = dataset.problems.join("\n");
    for (const name of ["cut", "deep", "nul"]) expect(told).toMatch(new RegExp(`^Annotations/${name}\\.xml: `, "m"));
    expect(told).toContain("Annotations/link.xml: links to a place outside the dataset's folder");
    expect(told).toContain('ImageSets/Main/train.txt: names "../../secret", which is no image of JPEGImages');
    expect(told).toContain('ImageSets/Main/train.txt: names "/etc/passwd"');
  });

  test("says what is missing", async () => {
    await folder.putImages("half/JPEGImages/a.jpg");
    expect(await recogniseFormat(folder.path("half"))).toEqual({
      format: undefined,
      why: "looks like pascal-voc, but JPEGImages is there, Annotations is missing",
    });
    await putYear("kit/VOC2007");
    await putYear("kit/VOC2012");
    await expect(openVoc(folder.path("kit"))).rejects.toThrow("VOC2007 and VOC2012 are there; a path to one of them");
    await expect(openVoc(folder.path("half/JPEGImages"))).rejects.toThrow("expected JPEGImages/*.jpg");
  });
});
