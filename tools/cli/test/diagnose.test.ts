import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Finished } from "./run-cli.ts";
import { runHere } from "./run-here.ts";
import { smallModel } from "./small-model.ts";
import { slow, startServer, type TestServer } from "./start-server.ts";

let folder: string;
let server: TestServer;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-diagnose-"));
  const small = join(folder, "small.onnx");
  await writeFile(small, smallModel());
  server = await startServer(join(folder, "d"));
  environment = { DECONVSCOPE_SERVER: server.address };
  await runHere(["models", "import", small], environment);
}, slow);

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

function diagnose(...args: string[]): Promise<Finished> {
  return runHere(["diagnose", ...args], environment);
}

test("findings first, then layers and filters; images are those that it was trained on", async () => {
  const { exitCode, stdout, stderr } = await diagnose("-m", "menagerie-zfnet", "-n", "40");
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^40 of 1,200 images of menagerie, split validation\n(problem|warning|note) +[A-Z0-9]/);
  expect(stdout).toMatch(/\nnote +\d+ % of the energy of conv1's filters lies below 1\/6 cycles a pixel/);
  expect(stdout).toMatch(/\n {9}Its filters cover all frequencies/);
  expect(stdout).toMatch(
    /\nLAYER +MAPS +DEAD +NEARLY +FIRE ON +STRIDE +ALIASING\nconv1 +2 +\d\.\d %\nrelu1 +32 +0 +0 +\d/,
  );
  expect(stdout).toMatch(/\nconv1: 32 filters; of their energy \d+\.\d % below 1\/6 cycles a pixel, /);
  expect(stderr).toContain("menagerie-zfnet: ");
});

test("--json is the whole message; of two models, each by its name", async () => {
  const one = JSON.parse((await diagnose("-m", "menagerie-zfnet", "-n", "40", "--json")).stdout);
  expect(one).toMatchObject({ complete: true, firstLayer: { layer: "conv1" }, progress: { done: "40" } });
  expect(one.layers.map(({ layer }: { layer: string }) => layer)).toContain("pool5");
  const { stdout } = await diagnose("-m", "small", "--against", "menagerie-zfnet", "--filters-only", "--json");
  expect(Object.keys(JSON.parse(stdout))).toEqual(["small", "menagerie-zfnet"]);
});

test("--against puts both side by side", async () => {
  const { stdout } = await diagnose("-m", "small", "--against", "menagerie-zfnet", "-d", "menagerie", "-n", "20");
  expect(stdout).toMatch(/^small: 20 of 1,200 images of menagerie, split validation\n(problem|warning|note) /);
  expect(stdout).toMatch(/\n\nmenagerie-zfnet: 20 of 1,200 images of .*\n(problem|warning|note) /);
  expect(stdout).toMatch(/\n +small +menagerie-zfnet\nproblems +\d+ +\d+\nwarnings +\d+ +\d+\n/);
  expect(stdout).toMatch(/\nfilters that repeat +\d of 6 +\d of 32\n/);
  expect(stdout).toMatch(
    /\nsmall +STRIDE +ALIASING +menagerie-zfnet +STRIDE +ALIASING\nconv1 +2 +\d+\.\d % +conv1 +2 +\d\.\d %\n/,
  );
});

test("--against looks at the same images with both, whichever of them they are known of", async () => {
  const { stdout } = await diagnose("-m", "small", "--against", "menagerie-zfnet", "-n", "20");
  expect(stdout).toMatch(/^small: 20 of 1,200 images of menagerie, /);
  expect(stdout).toMatch(/\nmenagerie-zfnet: 20 of 1,200 images of menagerie, /);
});

test("without a dataset the filters alone, and a word why", async () => {
  const { exitCode, stdout, stderr } = await diagnose("-m", "small");
  expect([exitCode, stdout.includes("LAYER")]).toEqual([0, false]);
  expect(stdout).toMatch(/^the filters alone\n(problem|warning|note) /);
  expect(stderr).toContain(
    "small: no dataset is known that it was trained on, so its filters alone; --dataset names one",
  );
});

describe("--fail-on", () => {
  test("exit code 6 where something is as severe, and what; the result is printed all the same", async () => {
    const { exitCode, stdout, stderr } = await diagnose("-m", "menagerie-zfnet", "--fail-on", "warning", "-n", "130");
    expect(exitCode).toBe(6);
    expect(stdout).toMatch(/^130 of 1,200 images of menagerie, split validation; aliasing on 128 of them\n/);
    expect(stdout).toContain("\nLAYER");
    expect(stderr).toMatch(/menagerie-zfnet has \d problems? (and|or) warnings?: .*\w+-maps\/relu6|aliasing\/pool5/);
  });

  test("0 where nothing is", async () => {
    expect((await diagnose("-m", "menagerie-zfnet", "--filters-only", "--fail-on", "problem")).exitCode).toBe(0);
  });
});

describe("names what is wrong:", () => {
  test.each([
    ["an unknown model", ["-m", "smell"], 3, 'model: no model "smell"'],
    ["an unknown dataset", ["-m", "small", "-d", "vets"], 3, 'dataset: no dataset "vets"'],
    [
      "the same model twice",
      ["-m", "small", "--against", "small"],
      2,
      'against: "small" given as well; expected another',
    ],
    [
      "a bound on what was not looked at",
      ["-m", "small", "--fail-on", "problem"],
      2,
      "--fail-on expected --dataset, or --filters-only",
    ],
    ["filters only, of images", ["-m", "small", "-n", "20", "--filters-only"], 2, "cannot be used with option"],
    ["a dataset without a name", ["-m", "small", "-d", ""], 2, "dataset: nothing given; expected a dataset's name"],
    ["a split of nothing", ["-m", "small", "-s", "val"], 2, "split: given without --dataset"],
    [
      "filters only, of a dataset",
      ["-m", "small", "-d", "menagerie", "--filters-only"],
      2,
      "cannot be used with option",
    ],
    ["no images", ["-m", "small", "-n", "0"], 2, "Expected a whole number from 1"],
  ])("%s", async (_, args, code, message) => {
    const { exitCode, stdout, stderr } = await diagnose(...args);
    expect([exitCode, stdout]).toEqual([code, ""]);
    expect(stderr).toContain(message);
  });
});
