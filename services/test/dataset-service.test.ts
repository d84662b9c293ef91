import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { Code, ConnectError, createClient } from "@connectrpc/connect";
import { decodeImage, encodePng } from "@deconvscope/datasets";
import { DatasetFormat, DatasetService, ModelService } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importBytes } from "./import-bytes.ts";
import { mutateBytes } from "./mutate-bytes.ts";
import { smallModel } from "./small-model.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";

let services: TestServices;
beforeAll(async () => {
  services = await startTestServices();
  const png = await encodePng(new Uint8Array(20 * 10 * 3).fill(200), 20, 10, 3);
  for (const label of ["cat", "dog"]) {
    await mkdir(join(services.dataRoot, "pets", "train", label), { recursive: true });
    for (const name of ["1.png", "2.PNG"]) {
      await writeFile(join(services.dataRoot, "pets", "train", label, name), png);
    }
  }
  await mkdir(join(services.dataRoot, "empty"));
  await symlink("/etc", join(services.dataRoot, "elsewhere"));
});
afterAll(() => services.close());

const client = () => createClient(DatasetService, services.transport);

async function refusal(call: Promise<unknown>): Promise<ConnectError> {
  const outcome = await call.catch((reason: unknown) => reason);
  expect(outcome).toBeInstanceOf(ConnectError);
  return ConnectError.from(outcome);
}

describe("the drawn dataset", () => {
  test("is there from the start", async () => {
    const { datasets } = await client().listDatasets({});
    const menagerie = datasets.find(({ name }) => name === "menagerie");
    expect(menagerie).toMatchObject({
      format: DatasetFormat.MENAGERIE,
      multiLabel: false,
      problems: [],
      builtIn: true,
    });
    expect(menagerie?.splits.map(({ name }) => name)).toEqual(["train", "validation"]);
    expect(menagerie?.labels.length).toBeGreaterThanOrEqual(10);
  });

  test("lists its images in pages, with thumbnails and parts", async () => {
    const request = { dataset: "menagerie", split: "validation", pageSize: 3, thumbnail: 32 };
    const first = await client().listImages(request);
    const second = await client().listImages({ ...request, pageToken: first.nextPageToken });
    expect([...first.images, ...second.images].map(({ image }) => image?.index)).toEqual([0, 1, 2, 3, 4, 5]);
    const thumbnail = await decodeImage(first.images[0]?.thumbnailPng ?? new Uint8Array());
    expect([thumbnail.width, thumbnail.height]).toEqual([32, 32]);
    expect(Object.keys(first.images[0]?.parts ?? {}).length).toBeGreaterThan(0);
  });

  test("keeps what it drew in the data folder", async () => {
    await client().listImages({ dataset: "menagerie", split: "validation", pageSize: 3, thumbnail: 32 });
    const [key] = await readdir(join(services.dataDir, "drawings"));
    const names = await readdir(join(services.dataDir, "drawings", key!));
    expect(names).toEqual(expect.arrayContaining(["validation-0.png", "validation-1.png", "validation-2.png"]));
  });

  test("lists the images of one label, to the end", async () => {
    const labels = new Set<number>();
    let pageToken = "";
    let count = 0;
    do {
      const page = await client().listImages({
        dataset: "menagerie",
        split: "validation",
        label: 2,
        pageSize: 40,
        pageToken,
      });
      for (const entry of page.images) {
        labels.add(entry.labels[0] ?? -1);
        count += 1;
      }
      pageToken = page.nextPageToken;
    } while (pageToken !== "");
    expect([...labels]).toEqual([2]);
    expect(count).toBe(100);
  });

  test("takes no page token but its own", async () => {
    const pageToken = Buffer.from("after menagerie").toString("base64url");
    const error = await refusal(client().listImages({ dataset: "menagerie", split: "train", pageToken }));
    expect(error).toMatchObject({ code: Code.InvalidArgument, rawMessage: expect.stringMatching(/^page_token: /) });
  });

  test("gives one image as a PNG, with its label and parts", async () => {
    const image = { dataset: "menagerie", split: "validation", index: 5 };
    const { encoded, labels, parts } = await client().getImage({ image });
    const decoded = await decodeImage(encoded);
    expect(decoded.width).toBe(decoded.height);
    expect(labels).toHaveLength(1);
    for (const { x, y, width, height } of Object.values(parts)) {
      expect(x >= 0 && y >= 0 && x + width <= decoded.width && y + height <= decoded.height).toBe(true);
    }
  });

  test("stays", async () => {
    expect(await refusal(client().deleteDataset({ name: "menagerie" }))).toMatchObject({
      code: Code.FailedPrecondition,
    });
  });
});

describe("a folder of images", () => {
  test("is registered by what lies there, read, and forgotten", async () => {
    const { dataset } = await client().registerDataset({ name: "pets", path: "pets" });
    expect(dataset).toMatchObject({
      format: DatasetFormat.IMAGE_FOLDER,
      labels: ["cat", "dog"],
      splits: [{ name: "train", images: 4 }],
    });
    const { images } = await client().listImages({ dataset: "pets", split: "" });
    expect(images.map(({ labels }) => labels[0])).toEqual([0, 0, 1, 1]);
    const { encoded } = await client().getImage({ image: { dataset: "pets", split: "", index: 3 } });
    expect((await decodeImage(encoded)).width).toBe(20);
    expect(await refusal(client().registerDataset({ name: "pets", path: "pets" }))).toMatchObject({
      code: Code.AlreadyExists,
    });
    await client().deleteDataset({ name: "pets" });
    expect(await refusal(client().listImages({ dataset: "pets" }))).toMatchObject({ code: Code.NotFound });
  });

  test("an image that is damaged has no thumbnail, and its page is listed still", async () => {
    const folder = join(services.dataRoot, "torn", "train", "cat");
    await mkdir(folder, { recursive: true });
    const png = await encodePng(
      Uint8Array.from({ length: 60 * 60 * 3 }, (_, index) => index * index),
      60,
      60,
      3,
    );
    await writeFile(join(folder, "a.png"), png);
    await client().registerDataset({ name: "torn", path: "torn" });
    await writeFile(join(folder, "a.png"), png.subarray(0, png.length / 2));
    const { images } = await client().listImages({ dataset: "torn", thumbnail: 16 });
    expect(images.map(({ thumbnailPng }) => thumbnailPng.length)).toEqual([0]);
  });

  test("also by its absolute path", async () => {
    const { dataset } = await client().registerDataset({ name: "absolute", path: join(services.dataRoot, "pets") });
    expect(dataset?.splits).toHaveLength(1);
  });

  test.each(["/etc", "../..", "pets/../../..", "elsewhere", "elsewhere/ssl", "pets/train/cat/1.png", "nowhere"])(
    "%s is not there: outside the data root, or no folder",
    async (path) => {
      const error = await refusal(client().registerDataset({ name: "outside", path }));
      expect(error.code).toBe(Code.NotFound);
      expect(error.rawMessage).toContain("inside the data root");
    },
  );

  test("a name that is taken is refused before anything is read", async () => {
    expect(await refusal(client().registerDataset({ name: "menagerie", path: "empty" }))).toMatchObject({
      code: Code.AlreadyExists,
      rawMessage: 'name: there is a dataset "menagerie" already',
    });
  });

  test("a folder without images and hostile names are refused in words", async () => {
    expect(await refusal(client().registerDataset({ name: "empty", path: "empty" }))).toMatchObject({
      code: Code.FailedPrecondition,
      rawMessage: expect.stringMatching(/^path: .*split\/class/),
    });
    const request = { name: "empty", path: "empty", format: DatasetFormat.CIFAR10_BINARY };
    expect((await refusal(client().registerDataset(request))).rawMessage).toMatch(
      /^path: "empty" does not have the layout: nothing of it is there; expected data_batch/,
    );
    const images = { ...request, format: DatasetFormat.IMAGE_FOLDER };
    expect((await refusal(client().registerDataset(images))).rawMessage).toMatch(
      /^path: "empty" has no readable image as /,
    );
    for (const name of ["", "../x", "A", "x\0"]) {
      expect((await refusal(client().registerDataset({ name, path: "pets" }))).rawMessage).toMatch(/^name: /);
    }
  });
});

describe("images that are no good", () => {
  beforeAll(() => importBytes(services.transport, { name: "small", preprocessing: { divideBy: 255 } }, smallModel()));

  const classify = (value: Uint8Array) =>
    createClient(ModelService, services.transport).classify({
      model: "small",
      image: { source: { case: "encoded", value } },
    });

  /** A PNG that claims a size and holds next to nothing. */
  function pngOfSize(width: number, height: number): Uint8Array {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    header.set([8, 2, 0, 0, 0], 8);
    const chunk = (type: string, data: Uint8Array) => {
      const body = Buffer.concat([Buffer.from(type), data]);
      const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
      length.writeUInt32BE(data.length);
      sum.writeUInt32BE(crc32(body));
      return Buffer.concat([length, body, sum]);
    };
    const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
    return Buffer.concat([
      signature,
      chunk("IHDR", header),
      chunk("IDAT", deflateSync(Buffer.alloc(100))),
      chunk("IEND", Buffer.alloc(0)),
    ]);
  }

  test("no bytes", async () => {
    expect(await refusal(classify(new Uint8Array()))).toMatchObject({
      code: Code.InvalidArgument,
      rawMessage: "image.encoded: 0 bytes given; expected a PNG, JPEG or WebP file",
    });
  });

  test("text, half a PNG, and a PNG that lies about its size", async () => {
    const whole = await encodePng(
      Uint8Array.from({ length: 90 * 90 * 3 }, (_, index) => index * index),
      90,
      90,
      3,
    );
    for (const bytes of [
      Buffer.from("GIF89a but not really"),
      whole.subarray(0, whole.length / 2),
      pngOfSize(100, 100),
    ]) {
      const error = await refusal(classify(bytes));
      expect(error.code).toBe(Code.InvalidArgument);
      expect(error.rawMessage).toMatch(/^image: /);
    }
  });

  test("of 100 mutants of a PNG each is read, or refused in words", async () => {
    const png = await encodePng(
      Uint8Array.from({ length: 40 * 40 * 3 }, (_, index) => index * 7),
      40,
      40,
      3,
    );
    const codes = new Set<Code | undefined>();
    for (let seed = 0; seed < 100; seed++) {
      const outcome: unknown = await classify(mutateBytes(png, seed)).catch((reason: unknown) => reason);
      codes.add(outcome instanceof ConnectError ? outcome.code : undefined);
    }
    const refused = [...codes].filter((code) => code !== undefined && code !== Code.ResourceExhausted);
    expect(refused).toEqual([Code.InvalidArgument]);
  });

  test("30,000 × 30,000 pixels are refused by the header, with the limit", async () => {
    const error = await refusal(classify(pngOfSize(30_000, 30_000)));
    expect(error.code).toBe(Code.ResourceExhausted);
    expect(error.rawMessage).toMatch(/30.?000.*30.?000/);
  });
});
