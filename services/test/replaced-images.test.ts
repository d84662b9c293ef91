import { copyFile, mkdtemp, readFile, rename, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { Code } from "@connectrpc/connect";
import {
  type DiagnoseResponse,
  ImageSourceSchema,
  type MeasureInvarianceResponse,
  Transform,
} from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EvaluatedPets } from "./evaluated-pets.ts";
import { refusal } from "./refusal.ts";

let own: EvaluatedPets;
let before: string;
beforeAll(async () => {
  own = await EvaluatedPets.start();
  before = await mkdtemp(join(tmpdir(), "deconvscope-replaced-"));
  await copyFile(own.paths[0]!, join(before, "0.png"));
  await putBack();
});
afterAll(async () => {
  await own.services.close();
  await rm(before, { recursive: true });
});

/** The first cat becomes the last owl, under its own name. */
async function replace(): Promise<void> {
  await copyFile(own.paths.at(-1)!, own.paths[0]!);
}

const writtenAt = new Date("2020-02-02T02:02:02Z");

/** Bytes and times as they were. */
async function putBack(): Promise<void> {
  await copyFile(join(before, "0.png"), own.paths[0]!);
  await utimes(own.paths[0]!, writtenAt, writtenAt);
}

async function last<Message>(messages: AsyncIterable<Message>): Promise<Message> {
  let found: Message | undefined;
  for await (const message of messages) found = message;
  return found!;
}

const cat = { source: { case: "datasetImage", value: { dataset: "pets", split: "all", index: 0 } } } as const;
const curve = { model: "small", transform: Transform.ROTATE, amounts: [0, 20, 40] };
type Source = MessageInitShape<typeof ImageSourceSchema>;

const evaluate = (onlyKept = false) => last(own.client.evaluate({ models: ["small"], dataset: "pets", onlyKept }));
const diagnose = (onlyKept = false): Promise<DiagnoseResponse> =>
  last(own.client.diagnose({ model: "small", dataset: "pets", onlyKept }));
/** With all points, which are kept in one message. */
async function follow(onlyKept = false, image: Source = cat): Promise<MeasureInvarianceResponse> {
  const request = { ...curve, images: [create(ImageSourceSchema, image)] };
  if (!onlyKept) await last(own.client.measureInvariance(request));
  return await last(own.client.measureInvariance({ ...request, onlyKept: true }));
}

describe.each([
  ["evaluation", evaluate],
  ["diagnosis", diagnose],
  ["invariance", follow],
] as const)("an image that was replaced under its name since its %s", (_, measure) => {
  let first: unknown;
  beforeAll(async () => {
    first = numbersOf(await measure());
  });

  test("is measured anew", async () => {
    expect(numbersOf(await measure(true))).toEqual(first);
    await replace();
    const refused = await refusal(measure(true));
    expect([refused.code, refused.rawMessage]).toEqual([Code.NotFound, expect.stringContaining("no such result")]);
    const second = numbersOf(await measure());
    expect(second).not.toEqual(first);
    expect(numbersOf(await measure(true))).toEqual(second);
  });

  test("and put back has its first numbers again", async () => {
    await putBack();
    expect(numbersOf(await measure(true))).toEqual(first);
  });

  test("and taken away with its folder leaves the last numbers", async () => {
    const folder = join(own.services.dataRoot, "pets");
    await rename(folder, `${folder}-away`);
    const kept = await measure(true);
    await rename(`${folder}-away`, folder);
    expect(kept.complete).toBe(true);
  });
});

/** All but when it was measured. */
function numbersOf(message: object): object {
  return { ...message, provenance: undefined, progress: undefined };
}

test("what is computed of it is of the file as it is now", async () => {
  const classify = async (image: Source) =>
    (await own.client.classify({ model: "small", image, top: 5 })).classifications;
  const was = await classify(cat);
  await replace();
  const encoded = { source: { case: "encoded", value: await readFile(own.paths.at(-1)!) } } as const;
  expect(await classify(cat)).toEqual(await classify(encoded));
  expect(await classify(cat)).not.toEqual(was);
  const [now, like] = [await follow(false), await follow(false, encoded)];
  expect(now.points.map(({ distances }) => distances)).toEqual(like.points.map(({ distances }) => distances));
  await putBack();
  expect(await classify(cat)).toEqual(was);
});
