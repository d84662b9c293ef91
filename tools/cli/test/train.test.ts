import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hear } from "./hear.ts";
import { type Finished, startCli } from "./run-cli.ts";
import { runHere } from "./run-here.ts";
import { tinyArchitecture, writeColours } from "./small-training.ts";
import { slow, startServer, type TestServer } from "./start-server.ts";

let folder: string;
let server: TestServer;
let tiny: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-train-"));
  await writeColours(join(folder, "colours"), 12);
  tiny = join(folder, "tiny.json");
  await writeFile(tiny, tinyArchitecture);
  server = await startServer(join(folder, "data"), ["--data-root", folder]);
  const { exitCode } = await call("datasets", "add", "colours", join(folder, "colours"));
  expect(exitCode).toBe(0);
}, slow);

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const call = (...args: string[]): Promise<Finished> => runHere(args, { DECONVSCOPE_SERVER: server.address });
const images = ["--dataset", "colours", "--images-per-class", "4", "--test-images-per-class", "4", "--batch", "4"];
const short = [...images, "--epochs", "3", "--snapshots", "1,2", "--probe-images", "6", "--rate", "0.02"];
const brief = [...images, "--epochs", "1", "--snapshots", "1", "--probe-images", "6"];

describe("a run", { timeout: 2 * slow }, () => {
  test("is followed to its end, with what it kept and what came of it", async () => {
    const { exitCode, stdout, stderr } = await call("train", tiny, ...short, "--name", "first", "--seed", "7");
    expect(stderr).toMatch(/^run first: tiny on colours, split all\n/);
    expect(stderr).toMatch(/\nkept first\/1, \d+\.\d % on validation images, took \d+\.\d s\n/);
    expect(stderr).toMatch(/\nrun first: complete.*\n$/);
    expect(stdout).toMatch(
      /^NAME +ACCURACY +TRAINING ERROR +TOP-1 ERROR +.*PARAMETERS +LEARNED FROM +MEASURED BY\nfirst +\d/,
    );
    expect(exitCode).toBe(0);
  });

  test("is listed, shown, watched once more, and compared", async () => {
    expect((await call("runs")).stdout).toMatch(/\nfirst +complete +3 +\d+\.\d % +3 +tiny on colours/);
    expect((await call("runs", "show", "first")).stdout).toMatch(
      /^first {2}tiny on colours.*\ncomplete .*epoch 3\.0 of 3, loss .*\nkept {2}first\/1\nkept {2}first\/2\nkept {2}first\/3\nNAME/,
    );
    const { stdout, exitCode } = await call("watch", "first", "--json");
    const messages = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(messages.at(-1).run).toMatchObject({ id: "first", state: "RUN_STATE_COMPLETE" });
    expect(messages.flatMap(({ snapshot }) => snapshot?.model ?? [])).toEqual(["first/1", "first/2", "first/3"]);
    expect(exitCode).toBe(0);
    await call("train", tiny, ...brief, "--name", "second", "--rate", "0.5");
    const compared = (await call("runs", "compare", "first", "second")).stdout;
    expect(compared).toMatch(/^ +first +second\nstate +complete +complete\n/);
    expect(compared).toMatch(/\nlearning rate +0\.02 +0\.5\n/);
    expect(compared).toMatch(/\nsnapshot epochs +1,2,3 +1\n/);
    expect(compared).not.toContain("momentum");
    await call("runs", "delete", "second", "--keep-models");
    expect((await call("models", "list")).stdout).toContain("second/1 ");
    await call("models", "delete", "first/2");
    expect((await call("runs", "show", "first")).stdout).toContain(
      "\nkept  first/1\ndeleted  first/2\nkept  first/3\n",
    );
  });

  test("has curves as CSV and as JSON", async () => {
    const lines = (await call("runs", "metrics", "first", "--csv")).stdout.trimEnd().split("\r\n");
    expect(lines[0]).toMatch(
      /^network,step,epoch,loss,training_accuracy,validation_loss,validation_accuracy,learning_rate/,
    );
    expect(lines.slice(1).map((line) => Number(line.split(",")[1]))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const { stdout } = await call("runs", "metrics", "first", "--json", "--from-step", "9");
    expect(JSON.parse(stdout)).toMatchObject({ step: "9", epoch: 3 });
  });

  test("becomes a figure with its numbers", async () => {
    const out = join(folder, "figure");
    const { exitCode, stdout } = await call("evolution", "export", "first", "--out", out, "--cells");
    expect([exitCode, stdout]).toEqual([0, `${out}  layers 2, maps 12, snapshots 3\n`]);
    expect((await readdir(out)).sort()).toEqual(
      ["change.csv", "provenance.json", "relu1-2", "relu1.png", "relu2-2", "relu2.png", "winners.csv"].sort(),
    );
    const { width, comments } = await sharp(join(out, "relu2.png")).metadata();
    expect(width).toBeGreaterThanOrEqual(480);
    expect(JSON.parse(comments?.[0]?.text ?? "")).toMatchObject({ run: "first", layer: "relu2" });
    const winners = (await readFile(join(out, "winners.csv"), "utf8")).trimEnd().split("\r\n");
    expect(winners).toHaveLength(1 + 12 * 3);
    const one = await call(
      "evolution",
      "export",
      "first",
      "-o",
      join(folder, "one"),
      "-l",
      "relu2",
      "-c",
      "3",
      "--json",
    );
    expect(JSON.parse(one.stdout)).toMatchObject({ layers: 1, maps: 1, snapshots: 3 });
    expect(await call("evolution", "export", "first", "-o", join(folder, "no"), "-l", "fc9")).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining("relu1, relu2"),
    });
  });

  test("goes on with a model, probes it, and compares variants", async () => {
    const transfer = await call("train", "--from", "first/3", ...brief, "--folds", "2");
    expect(transfer.stdout).toMatch(/\n\S+ +\d+\.\d ± \d+\.\d /);
    const tuned = await call("train", "--from", "first/3", "--all", ...brief, "--name", "tuned", "--detach");
    await call("runs", "stop", "tuned");
    expect(tuned.stderr).toContain("run tuned: first/3 behind input on colours");
    const probes = await call("train", "--probe", "first/3", "--layers", "relu1,relu2", ...brief);
    expect(probes.stdout).toMatch(/\nrelu1 .*\nrelu2 /);
    const variants = join(folder, "variants.json");
    const edits = [
      { name: "whole", architecture: "tiny.json" },
      { name: "without conv2", without: ["conv2", "relu2"] },
      { name: "wide", change: { conv2: { filters: 16 } } },
    ];
    await writeFile(variants, JSON.stringify(edits));
    const ablated = await call("train", tiny, "--ablate", variants, ...brief);
    expect(ablated.stdout).toMatch(/\nwhole .*\nwithout conv2 .*\nwide /);
    expect(ablated.exitCode).toBe(0);
  });

  test("goes on when its follower is interrupted, who is told how to come back", async () => {
    const endless = [...images, "--epochs", "900", "--snapshots", "900", "--name", "endless"];
    const follower = startCli(["train", tiny, ...endless], { DECONVSCOPE_SERVER: server.address });
    const ended = once(follower, "exit");
    await hear(follower.stderr!, /epoch \d+\.\d of 900, loss /);
    follower.kill("SIGINT");
    const said = await hear(follower.stderr!, /interrupted\n/);
    const how = "`deconvscope watch endless` follows it, `deconvscope runs stop endless` stops it\n";
    expect(said).toContain(`run endless goes on; ${how}`);
    expect(await ended).toEqual([130, null]);
    expect((await call("runs", "show", "endless")).stdout).toMatch(/\nrunning /);
    await call("runs", "stop", "endless");
  });

  test("is left to the server, stopped, resumed and deleted", async () => {
    const started = await call(
      "train",
      tiny,
      ...images,
      "--epochs",
      "900",
      "--snapshots",
      "900",
      "--name",
      "long",
      "--detach",
    );
    expect([started.exitCode, started.stdout]).toEqual([0, "long\n"]);
    expect((await call("runs", "stop", "long")).stdout).toMatch(/\nstopped\b(?!.*stopped)/);
    expect(await call("watch", "long")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("run long: stopped; `runs resume long` lets it go on"),
    });
    expect((await call("runs", "resume", "long")).stdout).toMatch(/\n(queued|running)\b/);
    await call("runs", "stop", "long");
    expect((await call("runs", "delete", "long")).stdout).toBe("deleted long\n");
    expect(await call("runs", "show", "long")).toMatchObject({ exitCode: 3 });
  });
});

test("architectures are listed, and checked layer by layer", async () => {
  expect((await call("train", "--list")).stdout).toMatch(/\nzfnet-small +\S/);
  const { exitCode, stdout, stderr } = await call("train", "--check", tiny, "--dataset", "colours");
  expect(stdout).toMatch(/^LAYER +OPERATOR +OUTPUT +PARAMETERS\nconv1 +Conv +6 × 6 × 8 +608\n/);
  expect([exitCode, stderr]).toEqual([0, expect.stringMatching(/^[\d,]+ parameters, [\d,]+ operations an image\n$/)]);
});

test("the largest seed that the server takes is taken", async () => {
  const largest = String(2 ** 32 - 1);
  const started = await call("train", tiny, ...brief, "--name", "seeded", "--seed", largest, "--detach");
  expect([started.exitCode, started.stdout]).toEqual([0, "seeded\n"]);
  await call("runs", "delete", "seeded");
});

test.each([
  [["train"], 2, "nothing says what is trained"],
  [["train", "zfnet-small"], 2, "--dataset: nothing given"],
  [["train", "zfnet-small", "--from", "first/1", ...images], 2, "an architecture and --from exclude each other"],
  [["train", "zfnet-small", "--freeze", "relu1", ...images], 2, "--freeze: without --from"],
  [["train", "zfnet-small", "--layers", "relu1", ...images], 2, "--layers: expected --probe"],
  [["train", "zfnet-smal", ...images], 5, '"zfnet-small"'],
  [["train", "no.json", ...images], 3, "no.json does not exist"],
  [["train", "zfnet-small", "--snapshots", "1,x", ...images], 2, "like 1,2,5"],
  [
    ["train", "--check", "nofile"],
    3,
    '--check: there is no file nofile, and no architecture "nofile"; there is "zfnet"',
  ],
  [["train", "zfnet-small", "--seed", "4294967296", ...images], 2, "Expected a whole number from 0 to 4,294,967,295"],
  [["train", "--check", "{folder}/broken.json"], 5, "broken.json: layers[0].kernel"],
  [["train", "--check", "{folder}/torn.json"], 5, "torn.json: line 2, column 1"],
  [["train", "zfnet-small", "--ablate", "{folder}/torn.json", ...images], 5, "torn.json: no JSON"],
  [["train", "--ablate", "{folder}/edits.json", ...images], 5, "edits.json[0]: there is no architecture"],
  [["train", "zfnet-small", "--ablate", "{folder}/edits.json", ...images], 3, 'there is no layer "conv9"'],
  [["runs", "show", ""], 2, "the name is empty"],
  [["watch", "nobody"], 3, "nobody"],
  [["evolution", "export", "nobody", "-o", "{folder}/x", "-c", "3"], 2, "--channel: expected --layer"],
] as [string[], number, string][])("%j is refused in one line", async (args, code, message) => {
  await writeFile(join(folder, "broken.json"), tinyArchitecture.replace('"kernel":5', '"kernel":0'));
  await writeFile(join(folder, "torn.json"), '{"name": "torn",\n');
  await writeFile(join(folder, "edits.json"), '[{"name": "short", "without": ["conv9"]}]');
  const { exitCode, stderr } = await call(...args.map((arg) => arg.replace("{folder}", folder)));
  expect(stderr).toContain(message);
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  expect(exitCode).toBe(code);
});
