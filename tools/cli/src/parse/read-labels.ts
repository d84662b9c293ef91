import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import { readNamedFile } from "./read-named-file.ts";

/**
 * Reads one label a line, or a JSON array of strings; empty lines at the end do not count.
 * @throws CommandError
 */
export async function readLabels(path: string): Promise<string[]> {
  const content = (await readNamedFile(path)).toString().replace(/^\uFEFF/, "");
  const labels = content.trimStart().startsWith("[") ? parseArray(path, content) : content.trimEnd().split(/\r?\n/);
  if (labels.length === 1 && labels[0] === "") throw new CommandError(`labels: ${path} is empty`, exitCodes.refused);
  return labels.map((label) => label.trim());
}

function parseArray(path: string, content: string): string[] {
  const expected = `labels: ${path} is no JSON array of strings; expected one, or one label a line`;
  try {
    const parsed: unknown = JSON.parse(content);
    if (Array.isArray(parsed) && parsed.every((one) => typeof one === "string")) return parsed;
  } catch (error) {
    throw new CommandError(expected, exitCodes.refused, { cause: error });
  }
  throw new CommandError(expected, exitCodes.refused);
}
