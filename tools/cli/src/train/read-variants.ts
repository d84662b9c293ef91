import { dirname, resolve } from "node:path";
import type { MessageInitShape } from "@bufbuild/protobuf";
import type { VariantSchema } from "@deconvscope/proto";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import { readNamedFile } from "../parse/read-named-file.ts";
import type { Session } from "../session/open-session.ts";
import { type ArchitectureEdit, editArchitecture } from "./edit-architecture.ts";
import { readArchitecture } from "./read-architecture.ts";

type Variant = MessageInitShape<typeof VariantSchema>;
type Fields = Readonly<Record<string, unknown>>;

const expected =
  'expected [{"name": …, "architecture": a name, a file or the JSON itself}, ' +
  '{"name": …, "without": ["conv4", "relu4"], "change": {"conv3": {"filters": 512}}}, …]';

/**
 * The variants that a JSON file lists. Each has an architecture, or is an edit of the one that all are made of.
 * @param whole the architecture that edits are of: a name or a file
 * @throws CommandError naming the place in the file
 */
export async function readVariants(session: Session, path: string, whole: string | undefined): Promise<Variant[]> {
  const listed = parseList((await readNamedFile(path)).toString(), path);
  const variants: Variant[] = [];
  for (const [index, fields] of listed.entries()) {
    const place = `${path}[${index}]`;
    const { name, architecture } = fields;
    if (typeof name !== "string") throw refuse(`${place}.name: ${show(name)} given`);
    if (architecture !== undefined) {
      variants.push({ name, architecture: await readWhole(architecture, dirname(path), place) });
      continue;
    }
    if (whole === undefined)
      throw refuse(`${place}: there is no architecture that it is an edit of, as in \`train zfnet-small --ablate …\``);
    const json = await findJson(session, await readArchitecture(whole));
    variants.push({ name, architecture: editArchitecture(json, readEdit(fields, place), place) });
  }
  return variants;
}

function parseList(text: string, path: string): Fields[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new CommandError(`${path}: no JSON: ${error instanceof Error ? error.message : error}`, exitCodes.refused, {
      cause: error,
    });
  }
  if (Array.isArray(parsed) && parsed.length > 0 && parsed.every(isObject)) return parsed;
  throw refuse(`${path}: ${show(parsed)} given`);
}

async function readWhole(architecture: unknown, folder: string, place: string): Promise<string> {
  if (isObject(architecture)) return JSON.stringify(architecture);
  if (typeof architecture !== "string") throw refuse(`${place}.architecture: ${show(architecture)} given`);
  return readArchitecture(architecture.endsWith(".json") ? resolve(folder, architecture) : architecture);
}

function readEdit({ name: _, without = [], change = {}, ...others }: Fields, place: string): ArchitectureEdit {
  const [stray] = Object.keys(others);
  if (stray !== undefined) throw refuse(`${place}.${stray} is unknown`);
  if (!Array.isArray(without) || !without.every((one) => typeof one === "string")) {
    throw refuse(`${place}.without: ${show(without)} given`);
  }
  if (!isObject(change) || !isEveryObject(change)) throw refuse(`${place}.change: ${show(change)} given`);
  return { without, change };
}

/** The JSON of an architecture that is known by name; JSON as it is. */
async function findJson({ training, call }: Session, architecture: string): Promise<string> {
  const { architectures } = await training.listArchitectures({}, call);
  return architectures.find(({ name }) => name === architecture)?.json ?? architecture;
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isEveryObject(value: Fields): value is Readonly<Record<string, Fields>> {
  return Object.values(value).every(isObject);
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value).slice(0, 60);
}

function refuse(why: string): CommandError {
  return new CommandError(`${why}; ${expected}`, exitCodes.refused);
}
