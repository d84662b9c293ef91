import {
  type Architecture,
  ArchitectureError,
  architectures,
  checkArchitecture,
  fitArchitecture,
  readArchitecture,
} from "@deconvscope/network";
import { quote, RequestError } from "../request-error.ts";
import { jsonOffset } from "./json-offset.ts";
import { listChoices } from "./list-choices.ts";

const longestText = 200_000;
const deepest = 32;

/** A text that is neither a name of the zoo nor JSON. */
export class NotJson extends Error {
  override readonly name = "NotJson";
  /** Character, from 0, at which it stops to be JSON. */
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

/** What an architecture is to be made for. */
export interface ArchitectureFit {
  readonly classes: number;
  /** 0: the architecture's own. */
  readonly inputSize: number;
}

/**
 * An architecture of the zoo by its name, or one described as JSON, for so many classes and such an input.
 * @throws RequestError naming the place in the JSON that is wrong, or the layer that does not fit
 */
export function readArchitectureSource(text: string, fit: ArchitectureFit, field: string): Architecture {
  try {
    const architecture = fitArchitecture(openArchitecture(text, fit.classes, field), {
      classes: fit.classes,
      ...(fit.inputSize === 0 ? {} : { inputSize: fit.inputSize }),
    });
    const { problem } = checkArchitecture(architecture);
    if (problem !== undefined) {
      throw new RequestError("invalid", `${problem.path}: ${problem.message}`, field);
    }
    return architecture;
  } catch (error) {
    if (error instanceof ArchitectureError || error instanceof NotJson) {
      throw new RequestError("invalid", error.message, field);
    }
    throw error;
  }
}

/**
 * The architecture as it is written.
 * @throws NotJson; ArchitectureError for what the JSON says; RequestError for a text that is too long
 */
export function openArchitecture(text: string, classes: number, field: string): Architecture {
  if (text.length > longestText) {
    const given = `${text.length} characters given`;
    throw new RequestError("too-large", `${given}; expected at most ${longestText}`, field);
  }
  const named = architectures.get(text.trim());
  return named === undefined ? readArchitecture(parseJson(text)) : named(classes);
}

function parseJson(text: string): unknown {
  refuseDeep(text);
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
    throw new NotJson(jsonOffset(text) ?? 0, describeText(text, error));
  }
}

/** What is nested without end cannot even be shown. */
function refuseDeep(text: string): void {
  let depth = 0;
  for (const [bracket] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{\]}]/g)) {
    depth += bracket === "[" || bracket === "{" ? 1 : bracket.startsWith('"') ? 0 : -1;
    if (depth > deepest) {
      throw new NotJson(0, `nested deeper than ${deepest} levels; expected an architecture`);
    }
  }
}

/** A text that is not meant to be JSON is a name. */
function describeText(text: string, { message }: SyntaxError): string {
  if (text.trim() === "") {
    return "nothing given; expected an architecture's name, or its JSON";
  }
  const isName = !/^\s*[{[]/.test(text);
  const choices = listChoices(text, [...architectures.keys()]);
  return isName ? `no architecture ${quote(text)}; ${choices}, or give its JSON` : `no JSON: ${message}`;
}
