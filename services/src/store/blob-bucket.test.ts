import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { startS3, type TestS3 } from "../../test/start-s3.ts";
import { madeUpModel } from "../runs/testing/made-up-run.ts";
import { BlobBucket } from "./blob-bucket.ts";
import { BlobStore } from "./blob-store.ts";
import { parseBucketPlace } from "./bucket-place.ts";
import { MovedBlobs } from "./moved-blobs.ts";
import { openStore } from "./open-store.ts";
import { StoreError } from "./store-error.ts";

let s3: TestS3;
let folder: string;
/** Of a test's own in the bucket. */
let url: string;
let tests = 0;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.close());
beforeEach(async () => {
  for (const [name, value] of Object.entries(s3.variables)) {
    vi.stubEnv(name, value);
  }
  folder = await mkdtemp(join(tmpdir(), "deconvscope-bucket-"));
  url = `s3://lab/test/${tests++}`;
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const bytes = Buffer.alloc(2.5 * 2 ** 20, "0123456789");
async function* chunks(): AsyncGenerator<Uint8Array> {
  yield bytes.subarray(0, 1000);
  yield bytes.subarray(1000);
}

/** As if all that is in the bucket had been written long ago, but for one blob. */
async function ageObjects(fresh: string): Promise<void> {
  for (const entry of await readdir(s3.folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && !entry.name.startsWith(fresh)) {
      await utimes(join(entry.parentPath, entry.name), new Date(0), new Date(0));
    }
  }
}

const openBucket = (of = url) => BlobBucket.open(parseBucketPlace(of) ?? expect.unreachable(of));
const openHost = async (name: string) => BlobStore.open(join(folder, name), await openBucket());

test("what one host keeps, another has when it asks for it; what is removed is gone", async () => {
  const [here, there] = [await openHost("here"), await openHost("there")];
  const file = await here.receive(chunks(), bytes.length);
  await here.keep(file);
  expect((await readFile(await there.find(file.sha256))).equals(bytes)).toBe(true);
  await here.remove(file.sha256);
  await there.remove(file.sha256);
  await expect(there.find(file.sha256)).rejects.toThrow("the store has 0 bytes");
  expect(await readdir(join(folder, "there", "received"))).toEqual([]);
});

test("two hosts that keep the same bytes at once both have them", async () => {
  const hosts = [await openHost("here"), await openHost("there")];
  const files = await Promise.all(hosts.map((host) => host.receive(chunks(), bytes.length)));
  await Promise.all(hosts.map((host, index) => host.keep(files[index] ?? expect.unreachable())));
  const third = await openHost("third");
  expect((await readFile(await third.find(files[0]?.sha256 ?? ""))).equals(bytes)).toBe(true);
});

test("bytes that are not what was kept are refused", async () => {
  const bucket = await openBucket();
  const path = join(folder, "other");
  await writeFile(path, "other bytes");
  const sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  await bucket.save({ path, sha256, bytes: 11 }).catch((error: Error) => expect(error.message).toMatch(/checksum/i));
  await expect((await openHost("here")).find(sha256)).rejects.toThrow(/^the store has \d+ bytes of SHA-256 /);
});

test("who keeps what another host removes at the same time has it there in the end", async () => {
  const [here, there] = [await openHost("here"), await openHost("there")];
  const [mine, theirs] = [await here.receive(chunks(), bytes.length), await there.receive(chunks(), bytes.length)];
  await there.keep(theirs);
  await here.keep(mine);
  await there.remove(theirs.sha256);
  // A row of this host names it from now on.
  await here.confirm(mine);
  expect(await (await openBucket()).has(mine.sha256)).toBe(true);
  // The other order: the row was written before the other host looked again.
  await here.remove(mine.sha256, async () => true);
  expect(await (await openBucket()).has(mine.sha256)).toBe(true);
  expect(await readdir(join(folder, "here", "blobs"))).toEqual([mine.sha256]);
});

test("a store whose folder was lost finds its models in the bucket", async () => {
  const options = { dataDir: join(folder, "state"), store: undefined, blobs: url };
  const store = await openStore(options, () => undefined);
  const file = await store.blobs.receive(chunks(), bytes.length);
  const model = madeUpModel("net", file.sha256);
  expect(await store.models.add(model, file)).toBe(true);
  await rm(join(options.dataDir, "blobs"), { recursive: true });
  await store.close();
  const again = await openStore(options, () => undefined);
  const { path } = await again.models.file(model);
  expect((await readFile(path)).equals(bytes)).toBe(true);
  await again.models.remove("net");
  expect(await (await openBucket()).has(file.sha256)).toBe(false);
  await again.close();
});

test("what a process left in the bucket without a row goes a day later, and nothing else", async () => {
  const options = { dataDir: join(folder, "state"), store: undefined, blobs: url };
  const said: string[] = [];
  const store = await openStore(options, () => undefined);
  const named = await store.blobs.receive(chunks(), bytes.length);
  expect(await store.models.add(madeUpModel("net", named.sha256), named)).toBe(true);
  await store.close();
  const bucket = await openBucket();
  const path = join(folder, "left");
  const left = ["left", "fresh"].map((text) => ({ text, sha256: createHash("sha256").update(text).digest("hex") }));
  for (const { text, sha256 } of left) {
    await writeFile(path, text);
    await bucket.save({ path, sha256, bytes: text.length });
  }
  await writeFile(path, "another's");
  const below = createHash("sha256").update("another's").digest("hex");
  await (await openBucket(`${url}/below`)).save({ path, sha256: below, bytes: 9 });
  await ageObjects(left[1]!.sha256);
  const again = await openStore(options, (text) => said.push(text));
  await again.close();
  const isThere = [named.sha256, ...left.map(({ sha256 }) => sha256)].map((sha256) => bucket.has(sha256));
  expect(await Promise.all(isThere)).toEqual([true, false, true]);
  expect(await (await openBucket(`${url}/below`)).has(below)).toBe(true);
  expect(said).toEqual(["1 file removed that no model, run or snapshot had named for a day"]);
});

test("what lies where blobs were kept before is found, and removed there", async () => {
  const before = await BlobStore.open(join(folder, "before"), await openBucket(`${url}/before`));
  const file = await before.receive(chunks(), bytes.length);
  await before.keep(file);
  const moved = new MovedBlobs(await openBucket(`${url}/now`), await openBucket(`${url}/before`));
  const now = await BlobStore.open(join(folder, "now"), moved);
  expect((await readFile(await now.find(file.sha256))).equals(bytes)).toBe(true);
  await now.remove(file.sha256);
  expect(await moved.has(file.sha256)).toBe(false);
});

test("a bucket that goes away is told of, and what was to be kept is not half there", async () => {
  const host = await openHost("here");
  const file = await host.receive(chunks(), bytes.length);
  await s3.close();
  await expect(host.keep(file)).rejects.toBeInstanceOf(StoreError);
  await expect(host.find(file.sha256)).rejects.toBeInstanceOf(StoreError);
  expect(await readdir(join(folder, "here", "blobs"))).toEqual([]);
  s3 = await startS3();
});

test("a bucket that is not there, or not reached, is named", async () => {
  await expect(openBucket("s3://none/x")).rejects.toThrow(
    new StoreError("s3://none/x", new Error("there is no such bucket")).message,
  );
  vi.stubEnv("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1");
  await expect(openBucket()).rejects.toThrow(/^the store s3:\/\/lab\/test\/\d+ cannot be reached: .*ECONNREFUSED/);
});

test.each([
  ["s3://lab", { bucket: "lab", prefix: "" }],
  ["s3://lab/", { bucket: "lab", prefix: "" }],
  ["s3://my-lab.eu/deconv/scope", { bucket: "my-lab.eu", prefix: "deconv/scope/" }],
  ["s3://lab/a/", { bucket: "lab", prefix: "a/" }],
  ["s3://", undefined],
  ["s3://Lab", undefined],
  ["https://lab/x", undefined],
  ["s3://lab/a?b", undefined],
])("%s", (url, place) => {
  expect(parseBucketPlace(url)).toEqual(place && { url, ...place });
});
