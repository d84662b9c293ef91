import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { openMenagerie } from "@deconvscope/datasets";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Finished, startCli } from "./run-cli.ts";
import { runHere } from "./run-here.ts";
import { slow, startServer, type TestServer } from "./start-server.ts";

let folder: string;
let server: TestServer;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-evaluate-"));
  await putVoc(join(folder, "voc"));
  server = await startServer(join(folder, "d"), ["--data-root", folder]);
  environment = { DECONVSCOPE_SERVER: server.address };
  await runHere(["datasets", "add", "voc", join(folder, "voc")], environment);
}, slow);

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** Images 3 and 4 of the menagerie, as if several animals could be in them. */
async function putVoc(root: string): Promise<void> {
  const menagerie = openMenagerie();
  for (const sub of ["JPEGImages", "Annotations", "ImageSets/Main"]) await mkdir(join(root, sub), { recursive: true });
  for (const index of [3, 4]) {
    const [entry] = await menagerie.entries("validation", { offset: index, limit: 1 });
    const label = menagerie.labels[entry?.labels[0] ?? 0];
    await writeFile(join(root, "JPEGImages", `${index}.jpg`), await menagerie.encoded("validation", index));
    const object = `<object><name>${label}</name><difficult>0</difficult></object>`;
    await writeFile(join(root, "Annotations", `${index}.xml`), `<annotation>${object}</annotation>`);
  }
  await writeFile(join(root, "ImageSets/Main/val.txt"), "3\n4\n");
}

function evaluate(...args: string[]): Promise<Finished> {
  return runHere(["evaluate", "-m", "menagerie-zfnet", ...args], environment);
}

const some = ["-d", "menagerie", "--images", "150"];

test("prints the errors, and where it goes wrong", async () => {
  const { exitCode, stdout } = await evaluate(...some);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(
    /^150 of 1,200 images of menagerie, split validation\nMODEL +TOP-1 ERROR +95 % +TOP-5 ERROR +95 %\nmenagerie-zfnet +\d\.\d % +\d\.\d – \d\.\d % /,
  );
  expect(stdout).toMatch(/\nmean class accuracy 9\d\.\d %, loss 0\.\d+, expected calibration error \d\.\d %\n/);
  expect(stdout).toMatch(/\nWORST CLASS +IMAGES +RIGHT +95 %\n/);
  expect(stdout).toMatch(/\n93 – 100 % +1\d\d +99\.\d % +\d+\.\d % /);
});

test("--json is the whole message, and says as much of ten crops; --csv what is taken for what", async () => {
  const csv = join(folder, "confusion.csv");
  const { exitCode, stdout } = await evaluate(...some, "--crops", "ten", "--json", "--csv", csv);
  expect(exitCode).toBe(0);
  const found = JSON.parse(stdout);
  expect(JSON.parse(found.provenance.parametersJson)).toMatchObject({ crops: "CROPS_TEN", images: 150 });
  expect(found.calibration.bins).toHaveLength(15);
  const [heading, ...rows] = (await readFile(csv, "utf8")).trimEnd().split("\r\n");
  expect(heading).toBe("class,label,predicted,predicted_label,images");
  expect(rows).toHaveLength(found.confusion.length);
  expect(rows.reduce((sum, row) => sum + Number(row.split(",").at(-1)), 0)).toBe(150);
});

describe("a bound", () => {
  test("that is met ends with 0", async () => {
    const { exitCode, stderr } = await evaluate(...some, "--max-top1-error", "0.5");
    expect([exitCode, stderr]).toEqual([
      0,
      expect.stringMatching(/top-1 error \d\.\d % is below --max-top1-error 50\.0 %/),
    ]);
    expect((await evaluate("-d", "voc", "--min-map", "0.2")).exitCode).toBe(0);
  });

  test("that is missed ends with 6, and says whether it was close", async () => {
    const missed = await evaluate(...some, "--split", "validation", "--max-top1-error", "0", "--max-top5-error", "1");
    expect(missed.exitCode).toBe(6);
    expect(missed.stdout).toContain("TOP-1 ERROR");
    expect(missed.stderr).toMatch(/\ndeconvscope: error: top-1 error \d\.\d % is above --max-top1-error 0\.0 %\n$/);
  });

  test.each([
    [["-d", "menagerie", "--min-map", "0.3"], '--min-map: the images of "menagerie" have one label each'],
    [["-d", "voc", "--max-top5-error", "0.3"], '--max-top5-error: the images of "voc" have several labels each'],
    [["-d", "voc", "--csv", "a.csv"], '--csv: the images of "voc" have several labels each'],
    [["-d", "menagerie", "--max-top1-error", "45"], "Expected a share from 0 to 1, like 0.45."],
    [["-d", "menagerie", "--crops", "five"], "Allowed choices are center, ten."],
  ])("%j is refused", async (args, message) => {
    const { exitCode, stderr } = await evaluate(...args);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe("in a pipeline", () => {
  const start = (...args: string[]) => startCli(["evaluate", "-m", "menagerie-zfnet", ...some, ...args], environment);

  test("standard output has the document alone, whatever is said beside it", async () => {
    const child = start("--json", "--max-top1-error", "0");
    const [out, said, [exitCode]] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, "exit")]);
    expect(JSON.parse(out)).toMatchObject({ complete: true });
    expect([exitCode, said]).toEqual([6, expect.stringMatching(/\nd.*is above --max-top1-error 0\.0 %\n$/)]);
  });

  test.each([
    [["--max-top1-error", "0"], 6, /is above --max-top1-error/],
    [["--max-top1-error", "0.5"], 0, /is below --max-top1-error/],
    [[], 0, /^(?!.*error:)/s],
  ])("a reader that goes away hides no verdict: %j", async (bounds, code, message) => {
    const child = start(...bounds);
    child.stdout?.destroy();
    const [said, [exitCode]] = await Promise.all([text(child.stderr!), once(child, "exit")]);
    expect([exitCode, said]).toEqual([code, expect.stringMatching(message)]);
  });

  test("notes that nobody reads stop nothing", async () => {
    const child = start("--json");
    child.stderr?.destroy();
    const [out, [exitCode]] = await Promise.all([text(child.stdout!), once(child, "exit")]);
    expect([exitCode, JSON.parse(out).complete]).toEqual([0, true]);
  });
});

test("average precision where images have several labels", async () => {
  const { exitCode, stdout } = await evaluate("-d", "voc");
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(
    /^2 of 2 images of voc, split val\nLABEL +AVERAGE PRECISION\n\w+ +100\.0 %\n\w+ +100\.0 %\nmean average precision 100\.0 %\n$/,
  );
});

test("several models: together, and each", async () => {
  const file = join(folder, "twin.onnx");
  await runHere(["models", "export", "menagerie-zfnet", "--out", file], environment);
  const { exitCode } = await runHere(["models", "import", file, "--name", "twin"], environment);
  expect(exitCode).toBe(0);
  const { stdout } = await evaluate("--model", "twin", "-d", "menagerie", "-n", "24");
  expect(stdout).toMatch(/^24 of 1,200 images of .*\nMODEL +.*\ntogether +\d.*\nmenagerie-zfnet +\d.*\ntwin +\d/);
});

test("images that cannot be read are counted, and the first are named; none that can is an error", async () => {
  const dark = join(folder, "dark", "cat");
  await mkdir(dark, { recursive: true });
  const menagerie = openMenagerie();
  const picture = await menagerie.encoded("validation", 0);
  const paths = Array.from({ length: 12 }, (_, index) => join(dark, `${index}.jpg`));
  for (const path of paths) await writeFile(path, picture);
  await runHere(["datasets", "add", "dark", join(folder, "dark")], environment);
  for (const path of paths) await truncate(path, 400);
  const none = await evaluate("-d", "dark", "--max-top1-error", "1");
  expect([none.exitCode, none.stdout]).toEqual([5, ""]);
  expect(none.stderr).toContain(
    'dataset: none of the 12 images of "all" of "dark" can be read, the first: "cat/0.jpg"',
  );

  await writeFile(paths[0]!, picture);
  const { exitCode, stdout, stderr } = await evaluate("-d", "dark", "--max-top1-error", "1");
  expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^1 of 12 images of dark, split all\n/)]);
  expect(stderr.match(/^left out: .*$/gm)).toHaveLength(9);
  expect(stderr).toContain("\nleft out: 11 images that cannot be read in all\n");
});

test("names what is not there", async () => {
  const { exitCode, stderr } = await evaluate("-d", "menagerle");
  expect([exitCode, stderr]).toEqual([3, expect.stringContaining('dataset: no dataset "menagerle"')]);
});
