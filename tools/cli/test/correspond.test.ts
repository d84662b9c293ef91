import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openMenagerie } from "@deconvscope/datasets";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Finished } from "./run-cli.ts";
import { runHere } from "./run-here.ts";
import { slow, startServer, type TestServer } from "./start-server.ts";

const rabbits = ["menagerie:validation:3", "menagerie:validation:15"];
const eyes = { model: "menagerie-zfnet", images: rabbits, parts: ["left eye", "right eye"], draws: 2 };

let folder: string;
let server: TestServer;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-correspond-"));
  await writeFile(join(folder, "rabbit.png"), await openMenagerie().encoded("validation", 3));
  server = await startServer(join(folder, "d"));
  environment = { DECONVSCOPE_SERVER: server.address };
}, slow);

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function correspond(spec: unknown, ...args: string[]): Promise<Finished> {
  const path = join(folder, "spec.json");
  await writeFile(path, typeof spec === "string" ? spec : JSON.stringify(spec));
  return runHere(["correspond", path, ...args], environment);
}

test("prints a table of layers and parts, and writes every pair and draw", async () => {
  const out = join(folder, "eyes");
  const { exitCode, stdout } = await correspond(eyes, "--out", out);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^LAYER +PART +Δ +RANDOM +AT OR BELOW\n/);
  expect(stdout).toMatch(/\nrelu5 +left eye +0\.\d{3} ± 0\.000 +0\.\d{3} +[012]\/2\n/);
  expect(stdout.trimEnd().split("\n")).toHaveLength(5);
  expect(await readdir(out)).toEqual(["correspondences.csv", "provenance.json"]);
  const [heading, ...rows] = (await readFile(join(out, "correspondences.csv"), "utf8")).trimEnd().split("\r\n");
  expect(heading).toBe("layer,part,mean,deviation,random_mean,random_draws,p_value");
  expect(rows.map((row) => row.split(",").slice(0, 2).join())).toContain("relu6,right eye");
  const made = JSON.parse(await readFile(join(out, "provenance.json"), "utf8"));
  expect(made.correspondences).toHaveLength(4);
  expect(made.correspondences[0].random).toHaveLength(2);
  expect(JSON.parse(made.provenance.parametersJson)).toMatchObject({ layers: ["relu5", "relu6"], randomDraws: 2 });
});

test("takes files beside the spec with rectangles of their own, and gives JSON", async () => {
  const eye = { x: 32, y: 52, width: 10, height: 12 };
  const images = [
    { image: "rabbit.png", parts: { eye } },
    { image: rabbits[1], parts: { eye } },
  ];
  const { stdout } = await correspond(
    { model: "menagerie-zfnet", images, layers: ["relu3"], draws: 1, seed: 4 },
    "--json",
  );
  const { correspondences, provenance } = JSON.parse(stdout);
  expect(correspondences).toMatchObject([{ layer: "relu3", part: "eye", pairs: [expect.any(Number)] }]);
  expect(JSON.parse(provenance.parametersJson)).toMatchObject({ seed: 4, images: [{ parts: { eye } }, {}] });
});

const place = { x: 0, y: 0, width: 4, height: 4 };
const withParts = (parts: unknown) => ({ ...eyes, images: [rabbits[0], { image: rabbits[1], parts }] });

describe("names the field that is wrong:", () => {
  test.each([
    ["no JSON", "{", 5, /spec: .*spec\.json is no JSON/],
    ["no object", [], 5, "spec: [] given; expected an object of model, images"],
    ["an unknown field", { ...eyes, layer: "relu5" }, 5, "layer: unknown; expected model, images, parts, layers"],
    ["no model", { ...eyes, model: undefined }, 5, "model: nothing given; expected a text"],
    ["an unknown model", { ...eyes, model: "smell" }, 3, 'model: no model "smell"; there is "menagerie-zfnet"'],
    ["one image", { ...eyes, images: ["a.png"] }, 5, 'images: ["a.png"] given; expected a list of two images or more'],
    ["a file that is not there", { ...eyes, images: ["a.png", "b.png"] }, 3, /images\[0\]: ".*a\.png" does not exist/],
    ["no parts", { ...eyes, parts: undefined }, 5, "parts: nothing given; expected rectangles by their parts' names"],
    [
      "a part that is not known",
      withParts(["trunk"]),
      3,
      'images[1].parts: menagerie:validation:15 has no "trunk"; it has body, head,',
    ],
    [
      "a rectangle's side",
      withParts({ nose: { ...place, x: 0.5 } }),
      5,
      "images[1].parts.nose.x: 0.5 given; expected a whole",
    ],
    ["a side left out", withParts({ nose: { x: 1 } }), 5, "images[1].parts.nose.y: nothing given"],
    [
      "parts that differ",
      withParts({ nose: place }),
      5,
      'images[1].parts: "nose" given; expected "left eye", "right eye"',
    ],
    [
      "a rectangle outside",
      { ...eyes, images: rabbits.map((image) => ({ image, parts: { a: { ...place, x: 93 } } })) },
      5,
      "images[0].parts",
    ],
    ["no draws", { ...eyes, draws: 0 }, 5, "draws: 0 given; expected a whole number from 1"],
    ["a layer", { ...eyes, layers: ["relu9"] }, 3, 'layers[0]: "menagerie-zfnet" has no layer "relu9"'],
    ["a fill", { ...eyes, fill: "white" }, 5, 'fill: "white" given; expected mean, grey, noise, blur'],
  ])("%s", async (_, spec, code, message) => {
    const { exitCode, stdout, stderr } = await correspond(spec);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect([exitCode, stdout]).toEqual([code, ""]);
  });
});
