import { create } from "@bufbuild/protobuf";
import type { Rect } from "@deconvscope/datasets";
import { type GetModelResponse, ImageSourceSchema } from "@deconvscope/proto";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import { readSeenImage } from "../occlude/seen-image.ts";
import { readImage } from "../parse/read-image.ts";
import type { Session } from "../session/open-session.ts";
import type { SpecImage } from "./read-spec.ts";

/**
 * An image of the spec as the server takes it; parts that are only named are looked up in its dataset.
 * @throws CommandError naming the field, and the parts that there are
 */
export async function readPartImage(
  session: Session,
  model: GetModelResponse,
  { image, parts, field, partsField }: SpecImage,
) {
  const source = create(ImageSourceSchema, await readImage(image, field));
  if (!isNames(parts)) return { image: source, parts: Object.fromEntries(parts) };
  const known = await readSeenImage(session, source, model);
  const found = parts.map((name) => [name, findPart(known.parts, name, image, partsField)] as const);
  return { image: source, parts: Object.fromEntries(found) };
}

function isNames(parts: SpecImage["parts"]): parts is readonly string[] {
  return Array.isArray(parts);
}

function findPart(known: ReadonlyMap<string, Rect>, name: string, image: string, field: string): Rect {
  const rect = known.get(name);
  if (rect !== undefined) return rect;
  const there =
    known.size === 0 ? "no part of it is known; expected rectangles" : `it has ${[...known.keys()].join(", ")}`;
  throw new CommandError(`${field}: ${image} has no "${name}"; ${there}`, exitCodes.notFound);
}
