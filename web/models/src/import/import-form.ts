import { readInputShape, readLabels } from "./import-fields.ts";
import type { HeaderField } from "./refused-field.ts";

/** What is said of a model in the dialog, as it is typed; preprocessing is a form of its own. */
export interface ImportForm {
  name: string;
  description: string;
  labels: string;
  shape: string;
  /** "": as the file says, if it says. */
  dataset: string;
  /** Undefined: as the file says. */
  independentClasses: boolean | undefined;
}

export const emptyForm: ImportForm = {
  name: "",
  description: "",
  labels: "",
  shape: "",
  dataset: "",
  independentClasses: undefined,
};

/** The header's field that one of the form's is sent as, where it can be refused. */
export const fieldOf: Readonly<Partial<Record<keyof ImportForm, HeaderField>>> = {
  name: "name",
  description: "description",
  labels: "labels",
  shape: "input_shape",
  dataset: "dataset",
};

/** The header without its preprocessing; undefined while the input's shape is none. */
export function headerOf(form: ImportForm) {
  const inputShape = readInputShape(form.shape);
  if (!inputShape) return undefined;
  const { name, description, dataset, independentClasses } = form;
  return {
    name,
    description,
    dataset,
    labels: readLabels(form.labels),
    inputShape,
    ...(independentClasses !== undefined && { independentClasses }),
  };
}
