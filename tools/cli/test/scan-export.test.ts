import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, createClient } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-node";
import { type Architecture, instantiate, seededRandom, writeOnnx } from "@deconvscope/network";
import { DeconvService, type TopActivation } from "@deconvscope/proto";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { layOutSheet, type SheetLayout, slotPlace } from "../src/export/sheet-layout.ts";
import { startCli } from "./run-cli.ts";
import { runHere } from "./run-here.ts";
import { slow, startServer, type TestServer } from "./start-server.ts";

let folder: string;
let server: TestServer;
let environment: NodeJS.ProcessEnv;
let deconv: Client<typeof DeconvService>;
let id: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-export-"));
  server = await startServer(join(folder, "data"));
  environment = { DECONVSCOPE_SERVER: server.address };
  deconv = createClient(DeconvService, createConnectTransport({ baseUrl: server.address, httpVersion: "1.1" }));
  const { scans } = await deconv.listScans({});
  id = scans[0]!.id;
}, slow);

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const call = (...args: string[]) => runHere(args, environment);
const exportTo = (out: string, ...args: string[]) => call("scan", "export", id, "--out", join(folder, out), ...args);
const read = (...path: string[]) => readFile(join(folder, ...path), "utf8");

/** Rows by their columns' names; nothing in them is quoted. */
async function readCsv(...path: string[]): Promise<Record<string, string>[]> {
  const [head = "", ...rows] = (await read(...path)).trimEnd().split("\r\n");
  const columns = head.split(",");
  return rows.map((row) => Object.fromEntries(row.split(",").map((value, index) => [columns[index], value])));
}

async function topsOf(layer: string, channels: number[], pictureSide = 0): Promise<TopActivation[]> {
  const request = { scanId: id, layer, channels, includePictures: true, pictureSide };
  return (await deconv.listTopActivations(request)).activations;
}

test(
  "the atlas becomes a folder whose numbers and pictures are the server's",
  async () => {
    const { exitCode, stdout, stderr } = await exportTo("atlas", "-l", "relu5", "relu1", "-c", "17", "3");
    expect(stdout).toBe(`${join(folder, "atlas")}  2 layers, 4 maps, 72 pictures\n`);
    expect(stderr).toContain("0 of 4 maps: layer 1 of 2, relu5");
    expect(exitCode).toBe(0);
    expect((await readdir(join(folder, "atlas"))).toSorted()).toEqual([
      "provenance.json",
      "relu1",
      "relu5",
      "tops.json",
    ]);
    expect((await readdir(join(folder, "atlas", "relu5"))).toSorted()).toEqual(["17", "3", "maps.csv", "tops.csv"]);
    const tops = await topsOf("relu5", [3, 17]);
    const rows = await readCsv("atlas", "relu5", "tops.csv");
    expect(rows).toHaveLength(18);
    for (const [index, { unit, rank, activation, image, receptiveField, projectionPng, patchPng }] of tops.entries()) {
      const row = rows[index]!;
      const values = [row.channel, row.rank, row.y, row.x, row.image, row.field_width, row.activation].map(Number);
      const place = [unit?.channel, rank + 1, unit?.y, unit?.x, image?.index, receptiveField?.width, activation];
      expect(values).toEqual(place);
      const picture = join(folder, "atlas", "relu5", row.channel!, row.rank!);
      expect(await readFile(`${picture}-projection.png`)).toEqual(Buffer.from(projectionPng));
      expect(await readFile(`${picture}-patch.png`)).toEqual(Buffer.from(patchPng));
      const { width, height } = await sharp(`${picture}-patch.png`).metadata();
      expect([width, height]).toEqual([receptiveField?.width, receptiveField?.height]);
    }
    const json = JSON.parse(await read("atlas", "tops.json"));
    expect(json).toHaveLength(36);
    expect(json[0]).toMatchObject({ layer: "relu5", channel: 3, rank: 1, projection: "relu5/3/1-projection.png" });
  },
  slow,
);

test("statistics and what made the pictures lie beside them", async () => {
  const { maps } = await deconv.listMapStatistics({ scanId: id, layer: "relu5", channels: [3] });
  const [row] = await readCsv("atlas", "relu5", "maps.csv");
  const { firing, mean, purity } = maps[0]!;
  expect([row?.channel, row?.images, row?.firing]).toEqual(["3", "1200", String(firing)]);
  expect([row?.mean, row?.purity].map(Number)).toEqual([mean, purity]);
  expect(row?.labels).toMatch(/^[a-z]+ \d(; [a-z]+ \d)*$/);
  const { scan, layers } = JSON.parse(await read("atlas", "provenance.json"));
  expect(scan).toMatchObject({ id, model: "menagerie-zfnet", state: "SCAN_STATE_COMPLETE" });
  expect(layers[0]).toMatchObject({ layer: "relu5", files: ["relu5"], maps: 2 });
  expect(layers[0].provenance.modelSha256).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.parse(layers[0].provenance.parametersJson)).toMatchObject({ channels: [3, 17], rule: "RULE_DECONVNET" });
});

test("a rule and a side make other pictures; an earlier export is replaced only with --force", async () => {
  const other = ["-l", "relu5", "-c", "3", "--rule", "guided", "--side", "16"];
  const refused = await exportTo("atlas", ...other);
  expect(refused).toMatchObject({ exitCode: 5, stderr: expect.stringContaining("atlas is there already") });
  expect(await exportTo("atlas", ...other, "--force", "--json", "--quiet")).toEqual({
    exitCode: 0,
    stdout: `${JSON.stringify({ scan: id, folder: join(folder, "atlas"), layers: 1, maps: 1, pictures: 18, missing: 0 })}\n`,
    stderr: "",
  });
  const { width, height } = await sharp(join(folder, "atlas", "relu5", "3", "1-projection.png")).metadata();
  expect(Math.max(width, height)).toBe(16);
  expect(await readdir(folder)).not.toContain("relu1");
  const { layers } = JSON.parse(await read("atlas", "provenance.json"));
  expect(JSON.parse(layers[0].provenance.parametersJson)).toMatchObject({ rule: "RULE_GUIDED", pictureSide: 16 });
});

describe("contact sheets", () => {
  beforeAll(async () => {
    const { exitCode } = await exportTo("sheets", "--sheet", "-l", "relu5", "relu1", "-c", "3", "17", "5");
    expect(exitCode).toBe(0);
  }, slow);

  /** The pixels of a rectangle, [height, width, 3]. */
  function cut(file: string, left: number, top: number, width: number, height: number): Promise<Buffer> {
    return sharp(join(folder, "sheets", file))
      .extract({ left, top, width, height })
      .raw()
      .toBuffer();
  }

  test.each([
    ["relu5", 64],
    ["relu1", 7],
  ])("%s: every picture lies in its place, on mid-grey", async (layer, side) => {
    const layout: SheetLayout = layOutSheet(3, 9, side);
    expect([layout.columns, layout.rows]).toEqual([2, 2]);
    for (const { unit, rank, projectionPng, patchPng } of await topsOf(layer, [3, 5, 17], 64)) {
      const index = [3, 5, 17].indexOf(unit?.channel ?? -1);
      const [column, row] = [index % layout.columns, Math.floor(index / layout.columns)];
      for (const kind of ["projection", "patch"] as const) {
        const { left, top } = slotPlace(layout, column, kind, rank);
        const drawn = await cut(`${layer}.png`, left, 20 + row * layout.row + top, layout.slot, layout.slot);
        expect(drawn.equals(await onGrey(kind === "patch" ? patchPng : projectionPng, layout))).toBe(true);
      }
    }
    expect([...(await cut(`${layer}.png`, 0, 0, 1, 1))]).toEqual([255, 255, 255]);
  });

  async function onGrey(png: Uint8Array, { slot, zoom }: SheetLayout): Promise<Buffer> {
    const { width, height } = await sharp(png).metadata();
    const input = await sharp(png)
      .resize(width * zoom, height * zoom, { kernel: "nearest" })
      .toBuffer();
    const [left, top] = [slot - width * zoom, slot - height * zoom].map((spare) => Math.floor(spare / 2));
    const ground = { width: slot, height: slot, channels: 3, background: "#808080" } as const;
    return sharp({ create: ground })
      .composite([{ input, left: left!, top: top! }])
      .removeAlpha()
      .raw()
      .toBuffer();
  }

  test("they say what made them, to people and to programs", async () => {
    expect((await readdir(join(folder, "sheets"))).toSorted()).toEqual(["provenance.json", "relu1.png", "relu5.png"]);
    const { comments = [], width, height } = await sharp(join(folder, "sheets", "relu5.png")).metadata();
    expect(comments.map(({ keyword }) => keyword)).toEqual(["Provenance"]);
    const { scan, layer, provenance } = JSON.parse(comments[0]!.text);
    expect([scan.id, layer, provenance.model]).toEqual([id, "relu5", "menagerie-zfnet"]);
    const notes = await cut("relu5.png", 20, height - 20 - 16, width - 40, 16);
    expect(notes.some((value) => value < 128)).toBe(true);
  });
});

test(
  "layers keep apart whatever they are called",
  async () => {
    const odd: Architecture = {
      name: "odd",
      inputShape: [32, 32, 3],
      layers: [
        { name: "a/b:c", operator: "Conv", filters: 2, kernel: [3, 3], strides: [4, 4], padding: 1, groups: 1 },
        { name: "a_b_c", operator: "Relu" },
        { name: "../up", operator: "MaxPool", kernel: [3, 3], strides: [2, 2], ceil: false },
        { name: "flatten", operator: "Flatten" },
        { name: "fc", operator: "Gemm", units: 2 },
        { name: "softmax", operator: "Softmax" },
      ],
    };
    await writeFile(join(folder, "odd.onnx"), writeOnnx(instantiate(odd, seededRandom(7), "he")));
    expect(await call("models", "import", join(folder, "odd.onnx"), "--name", "odd")).toMatchObject({ exitCode: 0 });
    const what = ["--model", "odd", "--dataset", "menagerie", "--split", "validation", "--max-images", "10"];
    expect(await call("scan", ...what, "-l", "a/b:c", "a_b_c", "../up")).toMatchObject({ exitCode: 0 });
    const { scans } = await deconv.listScans({ model: "odd" });
    const out = join(folder, "odd");
    expect(await call("scan", "export", scans[0]!.id, "-o", out)).toMatchObject({ exitCode: 0 });
    expect((await readdir(out)).toSorted()).toEqual(["_._up", "a_b_c", "a_b_c-2", "provenance.json", "tops.json"]);
    const { layers } = JSON.parse(await read("odd", "provenance.json"));
    const folders = new Map(layers.map(({ layer, files }: { layer: string; files: string[] }) => [layer, files[0]]));
    for (const { layer, projection } of JSON.parse(await read("odd", "tops.json"))) {
      expect(projection.startsWith(`${folders.get(layer)}/`)).toBe(true);
      expect((await sharp(join(out, projection)).metadata()).format).toBe("png");
    }
  },
  slow,
);

test.each([
  [["-l", "relu99"], 3, "relu99"],
  [["-l", "relu5", "-c", "64"], 5, "64 maps, expected 0 … 63"],
  [["--rule", "magic"], 2, "deconvnet, gradient, guided"],
  [["--side", "0"], 2, "from 1"],
] as [string[], number, string][])("%j is refused in one line, and nothing is made", async (args, code, message) => {
  const { exitCode, stderr } = await exportTo("refused", ...args);
  expect(stderr).toContain(message);
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  expect(exitCode).toBe(code);
  expect((await readdir(folder)).filter((name) => name.startsWith("refused"))).toEqual([]);
});

test("a folder of other things is not replaced", async () => {
  await mkdir(join(folder, "thesis"));
  await writeFile(join(folder, "thesis", "thesis.tex"), "years");
  expect(await exportTo("thesis", "--force")).toMatchObject({
    exitCode: 5,
    stderr: expect.stringContaining("no export"),
  });
  expect(await readdir(join(folder, "thesis"))).toEqual(["thesis.tex"]);
});

test(
  "Ctrl-C leaves nothing behind",
  async () => {
    const child = startCli(["scan", "export", id, "--out", join(folder, "cut-off")], environment);
    const exit = once(child, "exit");
    let said = "";
    for await (const chunk of child.stderr!) {
      if (said === "") child.kill("SIGINT");
      said += chunk;
    }
    expect(said).toMatch(/0 of [\d,]+ maps: layer 1 of 19, conv1\n/);
    expect(said).toMatch(/interrupted\n$/);
    expect(await exit).toEqual([130, null]);
    expect((await readdir(folder)).filter((name) => name.startsWith("cut-off"))).toEqual([]);
  },
  slow,
);
