import { fromJson, type JsonValue } from "@bufbuild/protobuf";
import { ImportModelHeaderSchema } from "@deconvscope/proto";
import { readPreprocessing } from "../requests/read-preprocessing.ts";
import type { OpenPreprocessing } from "./engine-jobs.ts";

/** Under which a model's file keeps what it says of itself. */
export const fileHeaderKey = ImportModelHeaderSchema.typeName;

/** What a model's file says of itself; empty or undefined: nothing. */
export interface FileHeader {
  readonly description: string;
  readonly preprocessing: OpenPreprocessing | undefined;
  readonly labels: readonly string[];
  readonly inputShape: readonly number[];
  readonly dataset: string;
  readonly independentClasses: boolean | undefined;
}

const nothing: FileHeader = {
  description: "",
  preprocessing: undefined,
  labels: [],
  inputShape: [],
  dataset: "",
  independentClasses: undefined,
};

/**
 * @param told ImportModelHeader as JSON, or as its text; undefined: the file says nothing
 * @returns what it says, and in words why that was left aside; fields of a later release are
 */
export function readFileHeader(told: unknown): { header: FileHeader; warnings: readonly string[] } {
  if (told === undefined) {
    return { header: nothing, warnings: [] };
  }
  try {
    const json: JsonValue = JSON.parse(typeof told === "string" ? told : JSON.stringify(told));
    const {
      $typeName: _,
      name: __,
      preprocessing,
      ...said
    } = fromJson(ImportModelHeaderSchema, json, {
      ignoreUnknownFields: true,
    });
    const header = {
      ...said,
      preprocessing: preprocessing === undefined ? undefined : readPreprocessing(preprocessing, "preprocessing"),
      independentClasses: said.independentClasses,
    };
    return { header, warnings: [] };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { header: nothing, warnings: [`what the file says of itself is left aside: ${why.slice(0, 200)}`] };
  }
}
