import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRouterTransport } from "@connectrpc/connect";
import { DeconvService, ModelService } from "@deconvscope/proto";
import sharp, { type Sharp } from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeJob } from "./testing/export-job.ts";
import { writeSheets } from "./write-sheets.ts";

const field = 900;
const page = { width: 5456, row: 2744 };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "write-sheets-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** Three maps that see 900 pixels; what excites them is a picture of one grey pixel, of its channel's tone. */
async function answer(pictureOf: (channel: number) => Promise<Uint8Array>) {
  return createRouterTransport(({ service }) => {
    service(ModelService, {
      getModel: () => ({
        summary: { inputShape: [2000, 2000, 3] },
        layers: [{ name: "a/b", receptiveField: { height: field, width: field } }],
      }),
    });
    service(DeconvService, {
      async listTopActivations({ layer, pageToken }) {
        const channel = Number(pageToken);
        const projectionPng = await pictureOf(channel);
        return {
          activations: [{ unit: { layer, channel }, rank: 0, activation: 1, projectionPng }],
          nextPageToken: channel < 2 ? String(channel + 1) : "",
          provenance: { model: "größe", modelSha256: "0123456789abcdef" },
        };
      },
    });
  });
}

const greyPixel = (channel: number) =>
  sharp(Uint8Array.of(channel), { raw: { width: 1, height: 1, channels: 1 } })
    .toColourspace("b-w")
    .png()
    .toBuffer();

test("maps that do not fit a page go on on the next", async () => {
  const layer = { name: "a/b", given: [], channels: [0, 1, 2] };
  const job = makeJob(await answer(greyPixel), layer, { model: "größe", layers: ["a/b"], k: 9 });
  const [written] = await writeSheets(job, folder);
  expect(written).toMatchObject({ layer: "a/b", files: ["a_b.png", "a_b-2.png"], maps: 3 });
  expect((await readdir(folder)).toSorted()).toEqual(["a_b-2.png", "a_b.png"]);
  const [first, second] = [sharp(join(folder, "a_b.png")), sharp(join(folder, "a_b-2.png"))];
  const { width, height, comments } = await first.metadata();
  expect([width, height]).toEqual([page.width, 2 * page.row + 40 + 16]);
  expect(JSON.parse(comments![0]!.text).provenance.model).toBe("größe");
  expect((await second.metadata()).height).toBe(page.row + 40 + 16);
  const middle = { left: 20 + 449, width: 1, height: 1 };
  const tops = [20 + 20 + 449, 20 + page.row + 20 + 449];
  const pixel = async (sheet: Sharp, top: number) => [
    ...(await sheet
      .extract({ ...middle, top })
      .raw()
      .toBuffer()),
  ];
  expect(await pixel(first.clone(), tops[0]!)).toEqual([0, 0, 0]);
  expect(await pixel(first.clone(), tops[1]!)).toEqual([1, 1, 1]);
  expect(await pixel(second.clone(), tops[0]!)).toEqual([2, 2, 2]);
  expect(await pixel(second.clone(), tops[0]! - 1)).toEqual([128, 128, 128]);
});

test("what fails on the way leaves no page", async () => {
  const layer = { name: "a/b", given: [], channels: [0, 1, 2] };
  const failing = await answer((channel) => (channel < 1 ? greyPixel(channel) : Promise.reject(new Error("cut off"))));
  await expect(writeSheets(makeJob(failing, layer, { k: 9 }), folder)).rejects.toThrow("internal error");
  expect(await readdir(folder)).toEqual([]);
});
