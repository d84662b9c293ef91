import { existsSync } from "node:fs";
import { readNamedFile } from "../parse/read-named-file.ts";

/** An architecture as requests have it: a name of the zoo, or the text of the JSON file that is named. */
export async function readArchitecture(nameOrFile: string): Promise<string> {
  const isFile = nameOrFile.endsWith(".json") || existsSync(nameOrFile);
  return isFile ? (await readNamedFile(nameOrFile)).toString() : nameOrFile;
}
