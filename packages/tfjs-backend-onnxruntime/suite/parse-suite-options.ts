import { parseArgs } from "node:util";

export const usage = `TensorFlow.js core's own tests against a backend.

  node suite/run-suite.ts [options]

  --backend <name>   onnxruntime (default) or cpu
  --file <regex>     spec files to run, such as "ops/conv"
  --filter <regex>   specs to run, by full name
  --shards <number>  processes (default 2)
  --json             every spec's result instead of the report
  --help             this text
`;

/** What the command line asks for. */
export interface SuiteOptions {
  readonly backend: string;
  readonly file: RegExp;
  readonly filter: string;
  readonly shards: number;
  readonly json: boolean;
  readonly help: boolean;
}

/**
 * Reads the command line's arguments.
 * @throws Error that names the option, what was expected and what was given
 */
export function parseSuiteOptions(args: readonly string[]): SuiteOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      backend: { type: "string", default: "onnxruntime" },
      file: { type: "string", default: "" },
      filter: { type: "string", default: "" },
      shards: { type: "string", default: "2" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const { backend, file, filter, shards, json, help } = values;
  if (backend !== "onnxruntime" && backend !== "cpu") {
    throw new RangeError(`--backend: expected onnxruntime or cpu, got "${backend}"`);
  }
  const count = Number(shards);
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`--shards: expected a whole number of at least 1, got "${shards}"`);
  }
  parseExpression("filter", filter);
  return { backend, file: parseExpression("file", file), filter, shards: count, json, help };
}

function parseExpression(option: string, text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (cause) {
    throw new SyntaxError(`--${option}: expected a regular expression, got "${text}"`, { cause });
  }
}
