import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Finished, startCli } from "./run-cli.ts";
import { runHere } from "./run-here.ts";
import { slow, startServer, type TestServer } from "./start-server.ts";

const drawing = "menagerie:validation:3";
const files = [
  "a-image.png",
  "activity.npy",
  "b-activity.png",
  "c-projection.png",
  "d-probability.png",
  "e-class.png",
  "probability.npy",
  "provenance.json",
  "tiles.csv",
  "top-class.npy",
];

let folder: string;
let server: TestServer;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-occlude-"));
  server = await startServer(join(folder, "d"));
  environment = { DECONVSCOPE_SERVER: server.address };
}, slow);

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

function occlude(out: string, ...args: string[]): Promise<Finished> {
  return runHere(["occlude", drawing, "-m", "menagerie-zfnet", "-o", join(folder, out), ...args], environment);
}

test("writes the five panels, the numbers and what made them, and says what counts", async () => {
  const { exitCode, stdout } = await occlude("rabbit", "--patch", "24", "--stride", "24");
  expect(exitCode).toBe(0);
  const [fall, classes, activity, parts] = stdout.split("\n");
  expect(fall).toMatch(/^Cover the .+ \(24 × 24 pixels at row \d+, column \d+\), and the probability of rabbit falls/);
  expect(classes).toMatch(/rabbit is the most probable class at every place|of 16 places another class is more/);
  expect(activity).toMatch(
    /^Map \d+ of relu5, the strongest here, sums up to [\d.]+; to [\d.]+ with the square at row/,
  );
  expect(parts).toMatch(/^\d+\.\d % of what the probability lost lies on the known parts, which cover \d+\.\d % /);
  expect(await readdir(join(folder, "rabbit"))).toEqual(files);
  const rows = (await readFile(join(folder, "rabbit", "tiles.csv"), "utf8")).trimEnd().split("\r\n");
  expect(rows[0]).toBe("row,column,top,left,probability,top_class,top_label,top_probability,activity");
  expect(rows[6]).toMatch(/^1,1,24,24,/);
  expect(rows).toHaveLength(17);
  const made = JSON.parse(await readFile(join(folder, "rabbit", "provenance.json"), "utf8"));
  expect(made).toMatchObject({ image: drawing, unoccluded: { patch: 24, rows: 4 } });
  expect(JSON.parse(made.provenance.parametersJson)).toMatchObject({ patch: 24, stride: 24, fill: [0, 0, 0] });
  expect((await readFile(join(folder, "rabbit", "probability.npy"))).length).toBe(128 + 96 * 96 * 4);
  const classMap = await readFile(join(folder, "rabbit", "top-class.npy"));
  expect(classMap.toString("latin1", 10, 30)).toContain("'<i4'");
  for (const panel of files.filter((file) => /^[abde]-/.test(file))) {
    expect(await sharp(join(folder, "rabbit", panel)).metadata()).toMatchObject({ width: 384, height: 384 });
  }
});

test("takes a class by name, a fill by pattern, and gives numbers for programs", async () => {
  const args = ["--patch", "48", "--stride", "48", "--class", "fish", "--fill", "noise", "--seed", "4", "--json"];
  const { stdout } = await occlude("fish", ...args);
  expect(JSON.parse(stdout)).toMatchObject({ patch: 48, rows: 2, columns: 2, lowest: { row: expect.any(Number) } });
  const made = JSON.parse(await readFile(join(folder, "fish", "provenance.json"), "utf8"));
  expect(made.unoccluded.classIndex).not.toBe(made.unoccluded.topClass);
  expect(JSON.parse(made.provenance.parametersJson).fill).toEqual({ pattern: "FILL_PATTERN_NOISE", seed: 4 });
  expect(await occlude("fish", ...args)).toMatchObject({ exitCode: 5, stderr: expect.stringContaining("--force") });
  expect(await occlude("fish", ...args, "--force")).toMatchObject({ exitCode: 0, stdout });
});

describe("refuses in a line, and writes nothing:", () => {
  test.each([
    [
      "a class that is not there",
      ["--class", "rabit"],
      3,
      'class: no class is called "rabit"; expected one like "rabbit"',
    ],
    ["a class's number", ["--class", "99"], 5, "class_index: 99 given"],
    ["a layer", ["--layer", "relu9"], 3, 'layer: "menagerie-zfnet" has no layer "relu9"'],
    ["a large square", ["--patch", "97"], 5, "patch: expected a whole number from 1 to 96"],
    ["two values for three channels", ["--fill=0,1"], 5, "fill: [0, 1] given; expected 3 finite numbers"],
    ["a colour's name", ["--fill", "white"], 2, "Expected mean, grey, noise, blur, or one number a channel"],
  ])("%s", async (_, args, code, message) => {
    const { exitCode, stderr } = await occlude("none", ...args);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(exitCode).toBe(code);
    expect(await readdir(folder)).not.toContain("none");
  });
});

test("Ctrl-C stops it with 130, and leaves nothing", async () => {
  const out = join(folder, "stopped");
  const args = ["occlude", drawing, "-m", "menagerie-zfnet", "--patch", "9", "--stride", "1", "-o", out];
  const child = startCli(args, environment);
  await once(child.stderr!, "data");
  child.kill("SIGINT");
  const [said, ended] = await Promise.all([text(child.stderr!), once(child, "exit")]);
  expect([said, ...ended]).toEqual([expect.stringMatching(/deconvscope: error: interrupted\n$/), 130, null]);
  expect(await readdir(folder)).not.toContain("stopped");
});
