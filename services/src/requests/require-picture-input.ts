import { quote, RequestError } from "../request-error.ts";
import type { StoredModel } from "../store/model-store.ts";

/**
 * Pictures have one channel or three.
 * @param instead what to do with a model that takes something else
 * @throws RequestError "precondition"
 */
export function requirePictureInput({ name, anatomy }: StoredModel, instead: string, field: string): void {
  const channels = anatomy.inputShape[2] ?? 0;
  if (channels !== 1 && channels !== 3) {
    throw new RequestError("precondition", `${quote(name)} takes ${channels} channels; ${instead}`, field);
  }
}
