import type { ImportModelHeader } from "@deconvscope/proto";
import type { FileHeader } from "../engine/file-header.ts";

/** What a model is known by, beside its name. */
export interface JoinedHeader {
  readonly description: string;
  readonly dataset: string;
  readonly labels: string[];
  readonly independentClasses: boolean;
}

/**
 * What was sent with a file, and what the file says where nothing was.
 * @returns the two as one, and which of its fields are the file's, by their names in the contract
 */
export function joinHeaders(
  given: Omit<ImportModelHeader, "$typeName" | "$unknown">,
  file: FileHeader,
): { header: JoinedHeader; fromFile: string[] } {
  const lacking = {
    description: given.description === "" && file.description !== "",
    preprocessing: given.preprocessing === undefined && file.preprocessing !== undefined,
    labels: given.labels.length === 0 && file.labels.length > 0,
    input_shape: given.inputShape.length === 0 && file.inputShape.length > 0,
    dataset: given.dataset === "" && file.dataset !== "",
    independent_classes: given.independentClasses === undefined && file.independentClasses !== undefined,
  };
  const header = {
    description: lacking.description ? file.description : given.description,
    dataset: lacking.dataset ? file.dataset : given.dataset,
    labels: lacking.labels ? [...file.labels] : [...given.labels],
    independentClasses: (given.independentClasses ?? file.independentClasses) === true,
  };
  return {
    header,
    fromFile: Object.entries(lacking).flatMap(([field, isFile]) => (isFile ? [field] : [])),
  };
}
