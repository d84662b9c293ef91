import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { createClient } from "@connectrpc/connect";
import { createGrpcTransport, createGrpcWebTransport } from "@connectrpc/connect-node";
import { DatasetService, DeconvService, MapOrder, OcclusionService } from "@deconvscope/proto";
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

/** What the examples print and write of a sweep with a square of a third of the side. */
async function sweepPlaces(encoded: Uint8Array): Promise<{ line: string; rows: number[][] }> {
  const client = createClient(OcclusionService, createGrpcTransport({ baseUrl: `http://${inject("grpc")}` }));
  const image = { source: { case: "encoded" as const, value: encoded } };
  const places: number[][] = [];
  let unoccluded = "";
  for await (const { event } of client.occlude({ model: "menagerie-zfnet", image, patch: 32, stride: 32 })) {
    if (event.case === "start") unoccluded = `class ${event.value.classIndex}: ${short(event.value.probability)}`;
    if (event.case !== "tiles") continue;
    const { rows, columns, probabilities, topClasses, activities } = event.value;
    for (const [index, row] of rows.entries()) {
      const numbers = [probabilities[index]!, topClasses[index]!, activities[index]!].map(short);
      places.push([32 * row, 32 * columns[index]!, ...numbers]);
    }
  }
  const rows = places.sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d);
  const [top, left, least] = rows.reduce((lowest, row) => (row[2]! < lowest[2]! ? row : lowest));
  return { line: `${unoccluded}; ${least} with the square at ${top},${left}`, rows };
}

function short(value: number): number {
  return Number(value.toPrecision(6));
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

  test("its example slides a square, and says where it counts", { timeout: 600_000 }, async () => {
    const out = path.join(folder, `${language}.csv`);
    const said = await run("occlude", { model: "menagerie-zfnet", patch: "32", stride: "32", out }, photo);
    const { line, rows } = await sweepPlaces(await readFile(photo));
    expect(said.trimEnd()).toBe(line);
    const [heading, ...written] = (await readFile(out, "utf8")).trimEnd().split("\r\n");
    expect(heading).toBe("top,left,probability,top_class,activity");
    expect(written.map((row) => row.split(",").map(Number))).toEqual(rows);
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
