import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { strToU8, type Zippable, zipSync } from "fflate";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readRequirements, unpackWheel } from "./unpack-wheel.ts";

const { signal } = new AbortController();
let folder: string;
let wheel: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "wheel-"));
  wheel = path.join(folder, "thing-1.0-py3-none-any.whl");
  const metadata = [
    "Name: thing",
    "Requires-Dist: numpy>=1.26.0",
    'Requires-Dist: nvidia-nccl-cu12<3.0,>=2.27.7; extra == "and-cuda"',
    'Requires-Dist: nvidia-curand-cu12<11.0,>=10.3; extra == "and-cuda"',
    'Requires-Dist: gcs>=0.23; python_version < "3.13" and extra == "gcs"',
  ];
  const files: Zippable = {
    "thing/lib/libthing.so.2": strToU8("library"),
    "thing/bin/compile": [strToU8("program"), { os: 3, attrs: 0o755 << 16 }],
    "thing/python.py": strToU8("pass"),
    "thing-1.0.dist-info/METADATA": strToU8(metadata.join("\n")),
  };
  await writeFile(wheel, zipSync(files));
});

afterEach(() => rm(folder, { recursive: true }));

test("only what is wanted is unpacked, with its rights", async () => {
  const target = path.join(folder, "unpacked");
  await unpackWheel(wheel, target, (file) => !file.endsWith(".py"), signal);
  expect(await readFile(path.join(target, "thing/lib/libthing.so.2"), "utf8")).toBe("library");
  expect((await stat(path.join(target, "thing/bin/compile"))).mode & 0o111).toBe(0o111);
  expect(await readdir(path.join(target, "thing"))).toEqual(["bin", "lib"]);
});

test("what a wheel needs under an extra is read from its metadata", async () => {
  expect(await readRequirements(wheel, "and-cuda")).toEqual([
    "nvidia-nccl-cu12<3.0,>=2.27.7",
    "nvidia-curand-cu12<11.0,>=10.3",
  ]);
  expect(await readRequirements(wheel, "nothing")).toEqual([]);
});
