import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { createClient } from "@connectrpc/connect";
import { createGrpcTransport, createGrpcWebTransport } from "@connectrpc/connect-node";
import { DatasetService, DeconvService, MapOrder } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
const isThere = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;
const languages = [
  { language: "python", dashes: "--", program: "python3", found: isThere("python3", "-m", "venv", "--help") },
  { language: "go", dashes: "-", program: "go", found: isThere("go", "version") },
];

let folder = "";
let photo = "";
let expected: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "deconvscope-languages-"));
  const transport = createGrpcTransport({ baseUrl: `http://${inject("grpc")}` });
  const { encoded } = await createClient(DatasetService, transport).getImage({
    image: { dataset: "menagerie", split: "validation", index: 0 },
  });
  photo = path.join(folder, "animal.png");
  await writeFile(photo, encoded);
  expected = Buffer.from(await reconstruct(transport, encoded));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function reconstruct(
  transport: ReturnType<typeof createGrpcTransport>,
  encoded: Uint8Array,
): Promise<Uint8Array> {
  const request = {
    model: "menagerie-zfnet",
    image: { source: { case: "encoded" as const, value: encoded } },
    units: [{ layer: "relu4", channel: 3 }],
  };
  for await (const { reconstruction } of createClient(DeconvService, transport).reconstruct(request)) {
    if (reconstruction) return reconstruction.projectionPng;
  }
  throw new Error("expected a reconstruction");
}

/** What the examples print of the newest scan of that many images. */
async function listStrongest(layer: string, images: number, count: number): Promise<string[]> {
  const client = createClient(DeconvService, createGrpcTransport({ baseUrl: `http://${inject("grpc")}` }));
  const { scans } = await client.listScans({ model: "menagerie-zfnet" });
  const scanId = scans.find(({ maxImages }) => maxImages === images)?.id ?? "";
  const { maps } = await client.listMapStatistics({ scanId, layer, order: MapOrder.MAXIMUM });
  return Promise.all(
    maps.slice(0, count).map(async ({ channel, maximum, firing, images }) => {
      const { activations } = await client.listTopActivations({ scanId, layer, channels: [channel] });
      const { unit, image } = activations[0] ?? {};
      const where = `${unit?.y},${unit?.x} of image ${image?.index}`;
      return `map ${channel}: ${Number(maximum.toPrecision(6))} at ${where}; fires on ${firing} of ${images}`;
    }),
  );
}

test("gRPC and gRPC-Web give the same bytes", async () => {
  const web = createGrpcWebTransport({ baseUrl: inject("dashboard"), httpVersion: "1.1" });
  expect(Buffer.from(await reconstruct(web, await readFile(photo)))).toEqual(expected);
});

describe.each(languages.filter(({ found }) => found))("$language", ({ language, dashes }) => {
  test("its example writes the same picture, to the bit", { timeout: 600_000 }, async () => {
    const out = path.join(folder, `${language}.png`);
    await run("reconstruct", { model: "menagerie-zfnet", layer: "relu4", channel: "3", out }, photo);
    expect(await readFile(out)).toEqual(expected);
  });

  test("its example scans, and lists the maps that are strongest", { timeout: 600_000 }, async () => {
    const flags = { model: "menagerie-zfnet", layer: "relu4", dataset: "menagerie", split: "validation" };
    const listed = await run("scan", { ...flags, images: "40", maps: "5" });
    expect(listed.trimEnd().split("\n")).toEqual(await listStrongest(flags.layer, 40, 5));
  });

  async function run(example: string, flags: Record<string, string>, ...rest: string[]): Promise<string> {
    const all = Object.entries({ address: inject("grpc"), ...flags });
    const args = all.flatMap(([flag, value]) => [`${dashes}${flag}`, value]);
    const script = path.join(root, "examples", language, "run.sh");
    return (await promisify(execFile)(script, [example, ...args, ...rest])).stdout;
  }
});

for (const { language, program, found } of languages) {
  if (!found) console.log(`the ${language} example was not run: no ${program} on this machine`);
}
