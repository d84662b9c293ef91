import { buffer } from "node:stream/consumers";
import type { MessageInitShape } from "@bufbuild/protobuf";
import type { ImageSourceSchema } from "@deconvscope/proto";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import { readNamedFile } from "./read-named-file.ts";

export const imageArgumentHelp = "a PNG, JPEG or WebP file, - for standard input, or dataset:split:index";

/**
 * Reads the image that an argument names: a file, "-", or "menagerie:validation:3".
 * A file of that very name comes first.
 * @param field what the command calls it
 * @throws CommandError if there is neither
 */
export async function readImage(
  argument: string,
  field = "image",
): Promise<MessageInitShape<typeof ImageSourceSchema>> {
  if (argument === "-") return { source: { case: "encoded", value: await buffer(process.stdin) } };
  try {
    return { source: { case: "encoded", value: await readNamedFile(argument) } };
  } catch (error) {
    const named = /^([^:]+):([^:]*):(\d{1,9})$/.exec(argument);
    if (!named) {
      if (error instanceof Error && "code" in error && error.code !== "ENOENT") throw error;
      throw new CommandError(
        `${field}: "${argument}" does not exist; expected ${imageArgumentHelp}`,
        exitCodes.notFound,
      );
    }
    const [, dataset, split, index] = named;
    return { source: { case: "datasetImage", value: { dataset, split, index: Number(index) } } };
  }
}
