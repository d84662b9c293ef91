import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openMenagerie } from "@deconvscope/datasets";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Finished } from "./run-cli.ts";
import { runHere } from "./run-here.ts";
import { slow, startServer, type TestServer } from "./start-server.ts";

const model = ["--model", "menagerie-zfnet"];
const rabbits = ["--image", "menagerie:validation:3", "menagerie:validation:15"];

let folder: string;
let server: TestServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-invariance-"));
  await writeFile(join(folder, "rabbit.png"), await openMenagerie().encoded("validation", 3));
  server = await startServer(join(folder, "d"));
}, slow);

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

function invariance(...args: string[]): Promise<Finished> {
  return runHere(["invariance", ...args], { DECONVSCOPE_SERVER: server.address });
}

test("prints how fast each layer's features and the class go", async () => {
  const { exitCode, stdout } = await invariance(...model, ...rabbits, "-t", "translate-x", "--amounts=-30,0,1,30");
  expect(exitCode).toBe(0);
  const [title, heading, shallow, deep, probability] = stdout.split("\n");
  expect(title).toMatch(
    /^2 images of menagerie, split validation moved to the right: .*, and the probability of rabbit$/,
  );
  expect(heading).toMatch(/^LAYER +−30 px +0 px +1 px +30 px$/);
  expect(shallow).toMatch(/^relu1 +[01]\.\d{3} +0\.000 +0\.\d{3} +[01]\.\d{3} {2}0\.5 away at −?[\d.]+ px$/);
  expect(deep).toMatch(/^relu6 +[01]\.\d{3} +0\.000 +/);
  expect(probability).toMatch(/^probability( +\d+\.\d %){4} {2}(halved at −?[\d.]+ px|never halved)$/);
});

test("all transforms one after another, where none is named, and every point as CSV", async () => {
  const csv = join(folder, "all.csv");
  const args = [...model, "--image", join(folder, "rabbit.png"), "--layers", "relu3", "--csv", csv];
  const { exitCode, stdout } = await invariance(...args);
  expect(exitCode).toBe(0);
  const titles = stdout.split("\n").filter((line) => line.startsWith("1 image"));
  expect(titles.map((line) => /^1 image ([^:]*):/.exec(line)?.[1])).toEqual([
    "moved down",
    "moved to the right",
    "scaled",
    "turned",
  ]);
  expect(stdout).toMatch(/LAYER +1 × +1\.2 × +1\.4 × +1\.6 × +1\.8 ×/);
  expect(stdout).toMatch(/LAYER +0° +87\.5° +175° +262\.5° +350°/);
  const [heading, ...rows] = (await readFile(csv, "utf8")).trimEnd().split("\r\n");
  expect(heading).toBe("transform,image,class,amount,layer,distance,relative_distance,probability");
  expect(rows).toHaveLength(100);
  expect(rows[0]).toMatch(/^translate-y,.*rabbit\.png,[^,]+,-25\.7\d*,relu3,[\d.]+,[\d.]+,0\.\d+$/);
  expect(rows[12]).toMatch(/,0,relu3,0,0,/);
});

test("gives JSON by transform", async () => {
  const { stdout } = await invariance(...model, ...rabbits, "-t", "scale", "-a", "1.5,1", "--json");
  const { scale } = JSON.parse(stdout);
  expect(scale).toMatchObject({ amounts: [1, 1.5], layers: ["relu1", "relu6"], complete: true });
  expect(scale.subjects).toMatchObject([{ label: "rabbit" }, { label: "rabbit" }]);
  expect(scale.points.map(({ image, amount }: { image: number; amount: number }) => [image, amount])).toEqual([
    [0, 1],
    [0, 1.5],
    [1, 1],
    [1, 1.5],
  ]);
  expect(JSON.parse(scale.provenance.parametersJson)).toMatchObject({ transform: "SCALE" });
});

describe("one line says what is wrong with", () => {
  test.each([
    ["no image", [...model], 2, "required option '-i, --image <image...>' not specified"],
    ["a file that is not there", [...model, "-i", "a.png"], 3, /image: ".*a\.png" does not exist/],
    ["one of several files", [...model, ...rabbits, "b.png"], 3, /images\[2\]: ".*b\.png" does not exist/],
    ["an unknown transform", [...model, ...rabbits, "-t", "shear"], 2, "Allowed choices are translate-y, translate-x,"],
    ["no numbers", [...model, ...rabbits, "-t", "scale", "-a", "1,x"], 2, "Expected numbers with commas between"],
    ["amounts of all transforms", [...model, ...rabbits, "-a", "1"], 2, "--amounts: they are of one transform"],
    ["an amount", [...model, ...rabbits, "-t", "scale", "-a", "1,99"], 5, "amounts[1]: 99 given; expected 0.05 … 20"],
    ["a layer", [...model, ...rabbits, "-l", "relu9"], 3, 'layers[0]: "menagerie-zfnet" has no layer "relu9"'],
    ["a model", ["-m", "smell", ...rabbits], 3, 'model: no model "smell"'],
  ])("%s", async (_, args, code, message) => {
    const { exitCode, stdout, stderr } = await invariance(...args);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect([exitCode, stdout]).toEqual([code, ""]);
  });
});
