import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openArchive } from "./open-archive.ts";

const limits = { files: 3, bytes: 1000 };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "deconvscope-archive-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function open(bytes: Uint8Array) {
  const path = join(folder, "model.zip");
  await writeFile(path, bytes);
  return openArchive(path, limits);
}

async function contents(bytes: Uint8Array): Promise<[string, string][]> {
  await using archive = await open(bytes);
  const files: [string, string][] = [];
  for (const name of archive.sizes.keys()) {
    files.push([name, Buffer.from(await archive.read(name)).toString()]);
  }
  return files;
}

/** The archive, its directory saying that its first file expands to so many bytes. */
function claiming(archive: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(archive);
  const entry = bytes.indexOf("PK\x01\x02", 0, "latin1");
  bytes.writeUInt32LE(size, entry + 24);
  return bytes;
}

describe("openArchive", () => {
  test("reads files by path, folders left out", async () => {
    const zip = zipSync({ "a.json": Buffer.from("{}"), "b/": new Uint8Array(), "b/c.bin": Buffer.from("c") });
    expect(await contents(zip)).toEqual([
      ["a.json", "{}"],
      ["b/c.bin", "c"],
    ]);
  });

  test("expands only what is read", async () => {
    const zip = Buffer.from(zipSync({ a: Buffer.from("a"), b: Buffer.alloc(500, "damaged") }));
    zip.fill(0xff, zip.indexOf("PK\x03\x04", 4, "latin1") + 31, zip.indexOf("PK\x01\x02", 0, "latin1"));
    await using archive = await open(zip);
    expect(Buffer.from(await archive.read("a")).toString()).toBe("a");
    await expect(archive.read("b")).rejects.toMatchObject({ code: "malformed" });
    await expect(archive.read("c")).rejects.toMatchObject({ code: "unexpected" });
  });

  test.each(["../evil", "a/../../evil", "/etc/evil", "C:/evil", "..\\evil"])(
    "refuses %s, which leads out",
    async (name) => {
      await expect(open(zipSync({ [name]: Buffer.from("x") }))).rejects.toMatchObject({ code: "forbidden" });
    },
  );

  test("refuses links", async () => {
    const link = zipSync({ link: [Buffer.from("/etc/passwd"), { os: 3, attrs: 0o120777 << 16 }] });
    await expect(open(link)).rejects.toMatchObject({ code: "forbidden", message: '"link" in the archive is a link' });
  });

  test("refuses more files than the limit", async () => {
    const files = Object.fromEntries(Array.from({ length: 4 }, (_, index) => [`${index}`, new Uint8Array(1)]));
    await expect(open(zipSync(files))).rejects.toMatchObject({
      code: "too-large",
      message: expect.stringContaining("4 files"),
    });
  });

  test("refuses what would expand beyond the limit", async () => {
    const bomb = zipSync({ a: new Uint8Array(600), b: new Uint8Array(600) });
    expect(bomb.length).toBeLessThan(400);
    await expect(open(bomb)).rejects.toMatchObject({ code: "too-large" });
  });

  test("refuses what expands beyond what its directory says", async () => {
    const liar = claiming(zipSync({ a: new Uint8Array(10_000_000) }), 10);
    await expect(contents(liar)).rejects.toMatchObject({ code: "malformed" });
  });

  test("refuses bytes that are no zip, and half a zip", async () => {
    const whole = zipSync({ a: Buffer.from("some content that is long enough") });
    await expect(open(Buffer.from("PK\x03\x04 no zip"))).rejects.toMatchObject({ code: "malformed" });
    await expect(open(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({ code: "malformed" });
  });
});
