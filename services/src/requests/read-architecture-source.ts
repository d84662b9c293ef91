import {
  type Architecture,
  ArchitectureError,
  architectures,
  checkArchitecture,
  fitArchitecture,
  readArchitecture,
} from "@deconvscope/network";
import { quote, RequestError } from "../request-error.ts";
import { listChoices } from "./list-choices.ts";

const longestText = 200_000;

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
    throw error instanceof ArchitectureError ? new RequestError("invalid", error.message, field) : error;
  }
}

/**
 * The architecture as it is written.
 * @throws RequestError for a name that the zoo has not, and for text that is no JSON; ArchitectureError for what it says
 */
export function openArchitecture(text: string, classes: number, field: string): Architecture {
  if (text.length > longestText) {
    const given = `${text.length} characters given`;
    throw new RequestError("too-large", `${given}; expected at most ${longestText}`, field);
  }
  const named = architectures.get(text.trim());
  if (named !== undefined) {
    return named(classes);
  }
  if (!text.trimStart().startsWith("{")) {
    const names = [...architectures.keys()];
    throw text.trim() === ""
      ? new RequestError("invalid", "nothing given; expected an architecture's name, or its JSON", field)
      : new RequestError(
          "not-found",
          `no architecture ${quote(text)}; ${listChoices(text, names)}, or give its JSON`,
          field,
        );
  }
  return readArchitecture(parseJson(text, field));
}

function parseJson(text: string, field: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new RequestError("invalid", `no JSON: ${why}`, field);
  }
}
