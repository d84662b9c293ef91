import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { openMenagerie } from "@deconvscope/datasets";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Finished, runCli, startCli } from "./run-cli.ts";
import { runHere } from "./run-here.ts";
import { smallModel } from "./small-model.ts";
import { slow, startServer, type TestServer } from "./start-server.ts";

let folder: string;
let server: TestServer;
let environment: NodeJS.ProcessEnv;

const token = "a-token-of-more-than-16-characters";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-"));
  await writeFile(join(folder, "small.onnx"), smallModel());
  await writeFile(join(folder, "labels.txt"), "ant\nbee\ncat\ndog\n");
  await writeFile(join(folder, "token"), token);
  const image = await openMenagerie().encoded("validation", 1);
  await writeFile(join(folder, "animal.png"), image);
  await mkdir(join(folder, "photos", "cat"), { recursive: true });
  await writeFile(join(folder, "photos", "cat", "1.PNG"), image);
  await writeFile(join(folder, "photos", "cat", "2.png"), "");
  const tokenFile = { DECONVSCOPE_TOKEN_FILE: join(folder, "token") };
  server = await startServer(join(folder, "d"), ["--data-root", folder], tokenFile);
  environment = { DECONVSCOPE_SERVER: server.address, ...tokenFile };
  expect(await call("models import", "small.onnx", "--preprocess", "zero-one", "--labels", "labels.txt")).toMatchObject(
    {
      exitCode: 0,
      stdout: expect.stringMatching(/^small {2}32 × 32 × 3, 4 classes, 1,996 parameters, sha-256 [0-9a-f]{8}\n$/),
    },
  );
}, slow);

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const fileNames = /^[\w-]+\.(onnx|txt|png|zip)$|^(out\d|photos)$/;

/** Calls the server; words that name files are taken inside the test's folder. */
function call(command: string, ...args: string[]): Promise<Finished> {
  const placed = args.map((arg) => (fileNames.test(arg) ? join(folder, arg) : arg));
  return runHere([...command.split(" "), ...placed], environment);
}

describe("models", () => {
  test("list and show what was imported, as tables and as JSON", async () => {
    const list = await call("models list");
    expect(list.stdout).toMatch(/^NAME +INPUT +CLASSES +PARAMETERS +FLOPS +SHA-256 +DESCRIPTION\n/);
    expect(list.stdout).toMatch(/\nsmall +32 × 32 × 3 +4 +1,996 /);
    const shown = await call("models show", "small");
    expect(shown.stdout).toContain("images       resized to the input; RGB ÷ 255\n");
    expect(shown.stdout).toMatch(/\n {3}pool1 +MaxPool +8 × 8 × 6 +9 × 9 \/ 4\n/);
    const { summary, labels } = JSON.parse((await call("models show", "small", "--json")).stdout);
    expect(summary).toMatchObject({ name: "small", classes: 4, inputShape: [32, 32, 3] });
    expect(labels).toEqual(["ant", "bee", "cat", "dog"]);
  });

  test("come out as they went in, or as TensorFlow.js", async () => {
    expect((await call("models export", "small", "--out", "copy.onnx")).exitCode).toBe(0);
    const bytes = smallModel();
    expect((await readFile(join(folder, "copy.onnx"))).subarray(0, bytes.length)).toEqual(Buffer.from(bytes));
    const copied = await call("models import", "copy.onnx");
    expect(copied.stderr).toBe("images, as the file says: resized to the input; RGB ÷ 255\nlabels: as the file says\n");
    const facts = async (name: string) =>
      (await call("models show", name)).stdout.replaceAll(/^small|^copy|sha-256.*/gm, "");
    expect(await facts("copy")).toBe(await facts("small"));
    expect(await call("models delete", "copy")).toMatchObject({ exitCode: 0 });
    expect((await call("models export", "small", "--format", "tfjs", "--out", "copy.zip")).exitCode).toBe(0);
    expect((await readFile(join(folder, "copy.zip"))).subarray(0, 2).toString()).toBe("PK");
    const again = await call("models import", "copy.zip", "--name", "again", "--preprocess", "zero-one", "--json");
    expect(again.stderr).toContain("images, as the options say: resized to the input; RGB ÷ 255\n");
    expect(JSON.parse(again.stdout).summary).toMatchObject({ name: "again", classes: 4 });
    expect(await call("models delete", "again")).toMatchObject({ exitCode: 0, stdout: "deleted again\n" });
  });

  test("say where each class has its own sigmoid, and are asked for it", async () => {
    await call(
      "models import",
      "small.onnx",
      "--name",
      "alone",
      "--preprocess",
      "zero-one",
      "--labels",
      "labels.txt",
      "--independent-classes",
    );
    expect((await call("models show", "alone")).stdout).toContain(
      "\nclasses      4: ant, bee, cat, dog; a sigmoid a class\n",
    );
    expect((await call("models show", "small")).stdout).toContain("\nclasses      4: ant, bee, cat, dog\n");
    const sum = async (model: string): Promise<number> => {
      const { stdout } = await call("classify", "--model", model, "animal.png", "--json");
      const { classifications } = JSON.parse(stdout) as { classifications: { probability: number }[] };
      return classifications.reduce((total, { probability }) => total + probability, 0);
    };
    expect(await sum("small")).toBeCloseTo(1, 5);
    expect(Math.abs((await sum("alone")) - 1)).toBeGreaterThan(0.1);
    expect(await call("models delete", "alone")).toMatchObject({ exitCode: 0 });
  });

  test.each([
    ["twice", ["models import", "small.onnx"], 5, 'there is a model "small" already'],
    ["no model", ["models import", "labels.txt"], 5, "chunk"],
    ["too few labels", ["models import", "small.onnx", "--name", "x", "--labels", "small.onnx"], 5, "labels"],
    ["an unknown name", ["models show", "smell"], 3, '"small"'],
    ["nothing to export", ["models export", "smell", "--out", "none.onnx"], 3, '"small"'],
    ["nothing to delete", ["models delete", "smell"], 3, '"small"'],
  ] as [string, [string, ...string[]], number, string][])("%s: refused in one line", async (_, args, code, message) => {
    const { exitCode, stderr } = await call(...args);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(exitCode).toBe(code);
    expect(await readdir(folder)).not.toContain("none.onnx");
  });
});

describe("datasets", () => {
  test("are added, listed, looked at and forgotten", async () => {
    const added = await call("datasets add", "pets", "photos");
    expect(added).toMatchObject({ exitCode: 0, stdout: "pets  image-folder, 1 classes (cat), all: 1\n" });
    expect(added.stderr).toBe("problem: cat/2.png: is empty\n");
    expect((await call("datasets list")).stdout).toMatch(/\npets +image-folder +1 +1 +all: 1\n/);
    const matched = await call("datasets match", "pets", "-m", "small");
    expect(matched.stdout).toMatch(/^ID +LABEL +CLASS +CLASS LABEL\n0 +cat +2 +cat\n$/);
    expect(matched.stderr).toBe("1 of 1 labels are classes of small\n");
    expect(JSON.parse((await call("datasets match", "pets", "-m", "small", "--json")).stdout)).toEqual({
      matches: [{ label: 0, modelClass: 2 }],
    });
    expect(await call("datasets match", "pets", "-m", "smell")).toMatchObject({ exitCode: 3, stdout: "" });
    expect((await call("classify", "pets::0", "-m", "small")).exitCode).toBe(0);
    expect((await call("classify", "pets::1", "-m", "small")).exitCode).toBe(3);
    expect((await call("datasets delete", "pets")).exitCode).toBe(0);
    expect(await call("datasets delete", "pets")).toMatchObject({ exitCode: 3 });
    expect(await call("datasets add", "etc", "/etc")).toMatchObject({ exitCode: 3, stdout: "" });
  });
});

describe("classify", () => {
  test("prints probabilities with bars, or JSON with its provenance", async () => {
    const table = await call("classify", "animal.png", "-m", "small", "--top", "2");
    expect(table.stdout).toMatch(/^CLASS +LABEL +PROBABILITY\n( +\d +(ant|bee|cat|dog) +\d+\.\d\d % .*\n){2}$/);
    const { classifications, provenance } = JSON.parse(
      (await call("classify", "animal.png", "-m", "small", "--json")).stdout,
    );
    expect(classifications).toHaveLength(4);
    expect(provenance).toMatchObject({ model: "small", modelSha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  test("takes an image from standard input, and one of a dataset", async () => {
    const png = await readFile(join(folder, "animal.png"));
    const piped = await runCli(["classify", "-", "-m", "small"], environment, png);
    expect(piped).toMatchObject({ exitCode: 0, stdout: (await call("classify", "animal.png", "-m", "small")).stdout });
    expect((await call("classify", "menagerie:validation:1", "-m", "small")).stdout).toBe(piped.stdout);
  });

  test("says what is wrong with what is no image", async () => {
    expect(await call("classify", "labels.txt", "-m", "small")).toMatchObject({
      exitCode: 5,
      stderr: expect.stringContaining("cannot be read as an image"),
    });
  });
});

describe("reconstruct", () => {
  test("writes pictures of the strongest maps, and index.json that says what made them", async () => {
    const done = await call("reconstruct", "animal.png", "-m", "small", "-l", "pool1", "-s", "3", "-o", "out1");
    expect(done.exitCode).toBe(0);
    expect(done.stdout.split("\n")).toHaveLength(5);
    const index = JSON.parse(await readFile(join(folder, "out1", "index.json"), "utf8"));
    expect(index.units).toHaveLength(3);
    expect(index.provenance.model).toBe("small");
    const files = index.units.flatMap((unit: { projection: string; patch: string }) => [unit.projection, unit.patch]);
    expect((await readdir(join(folder, "out1"))).sort()).toEqual([...files, "index.json"].sort());
    for (const file of files) {
      expect((await readFile(join(folder, "out1", file))).subarray(1, 4).toString()).toBe("PNG");
    }
  });

  test("takes units, places and rules, and gives numbers", async () => {
    const args = ["-m", "small", "-l", "conv1", "-u", "0", "5@2,3", "-r", "guided", "--signal", "--json", "-o", "out2"];
    const { stdout } = await call("reconstruct", "animal.png", ...args);
    const [strongest, place] = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(strongest).toMatchObject({ layer: "conv1", channel: 0 });
    expect(place).toMatchObject({ channel: 5, y: 2, x: 3, receptiveField: { x: 4, y: 2, width: 5, height: 5 } });
    expect((await readFile(join(folder, "out2", place.signal))).length).toBe(128 + 32 * 32 * 3 * 4);
  });

  test.each([
    ["layer", ["-l", "pool9"], 3, "pool1"],
    ["channel", ["-l", "pool1", "-u", "6"], 5, "6 given"],
    ["place", ["-l", "pool1", "-u", "0@8,0"], 5, "8 given"],
  ])("names a %s that is not there, and writes nothing", async (_, args, code, message) => {
    const { exitCode, stderr } = await call("reconstruct", "animal.png", "-m", "small", ...args, "-o", "out3");
    expect(stderr).toContain(message);
    expect(exitCode).toBe(code);
    expect(await readdir(folder)).not.toContain("out3");
  });
});

test("gRPC's port is told from the dashboard's", async () => {
  const { exitCode, stderr } = await runHere(["models", "list"], { DECONVSCOPE_SERVER: `http://${server.grpc}` });
  expect(exitCode).toBe(4);
  expect(stderr).toContain("expected the dashboard's address");
});

test("a token that is missing is told of", async () => {
  const { exitCode, stderr } = await runHere(["models", "list"], {
    DECONVSCOPE_SERVER: environment.DECONVSCOPE_SERVER,
  });
  expect(exitCode).toBe(5);
  expect(stderr).toContain("token");
});

test("without a server, the same command runs the engine inside itself", { timeout: slow }, async () => {
  const args = ["-m", "menagerie-zfnet", "--json"];
  const local = await runCli(["classify", join(folder, "animal.png"), ...args, "--data-dir", join(folder, "d2")]);
  const remote = await call("classify", "animal.png", ...args);
  const probabilities = ({ stdout }: Finished) =>
    JSON.parse(stdout).classifications.map((one: { probability: number }) => one.probability);
  expect(local).toMatchObject({ exitCode: 0, stderr: "" });
  expect(probabilities(local)).toEqual(probabilities(remote));
});

test("Ctrl-C while it waits ends it with 130", async () => {
  const silent = createServer();
  await once(silent.listen(0, "127.0.0.1"), "listening");
  const { port } = silent.address() as AddressInfo;
  const child = startCli(["models", "list", "--server", `http://127.0.0.1:${port}`]);
  const [socket] = await once(silent, "connection");
  child.kill("SIGINT");
  const [said, ended] = await Promise.all([text(child.stderr!), once(child, "exit")]);
  expect([said, ...ended]).toEqual(["deconvscope: error: interrupted\n", 130, null]);
  socket.destroy();
  silent.close();
});

test("Ctrl-C while its own engine starts ends it with 130, and the engine with it", { timeout: slow }, async () => {
  const state = join(folder, "d3");
  const child = startCli(["classify", join(folder, "animal.png"), "-m", "menagerie-zfnet", "--data-dir", state]);
  while (!existsSync(state)) await sleep(20);
  child.kill("SIGINT");
  const [said, ended] = await Promise.all([text(child.stderr!), once(child, "exit")]);
  expect([said, ...ended]).toEqual(["deconvscope: error: interrupted\n", 130, null]);
});
