import type { CallProblem } from "@deconvscope/shell";

/** Fields of the import's header whose input can be given something that is refused. */
const headerFields = ["name", "description", "preprocessing", "labels", "input_shape", "dataset"] as const;
export type HeaderField = (typeof headerFields)[number];

/** The header's field that a server refused; undefined: something else, such as the file. */
export function refusedField(problem: CallProblem | undefined): HeaderField | undefined {
  const named = problem?.fields.map((path) => /^header\.([a-z_]+)/.exec(path)?.[1]);
  return headerFields.find((field) => named?.includes(field));
}

/** What is wrong with it, without the path that the contract has for it. */
export function refusedWords({ message, fields }: CallProblem): string {
  const path = fields.find((field) => message.startsWith(`${field}: `));
  return path === undefined ? message : message.slice(path.length + 2);
}
