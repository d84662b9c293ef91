import { quote, RequestError } from "../request-error.ts";
import type { ModelStore, StoredModel } from "../store/model-store.ts";
import { listChoices } from "./list-choices.ts";

const shortestHash = 8;

/**
 * The model of a name, or of `name@` and the first 8 or more characters of its SHA-256.
 * @throws RequestError naming what exists
 */
export async function findModel(models: ModelStore, given: string, field = "model"): Promise<StoredModel> {
  if (given === "") {
    throw new RequestError("invalid", "nothing given; expected a model's name", field);
  }
  const at = given.lastIndexOf("@");
  const name = at < 0 ? given : given.slice(0, at);
  const hash = at < 0 ? "" : given.slice(at + 1).toLowerCase();
  if (at >= 0 && !new RegExp(`^[0-9a-f]{${shortestHash},64}$`).test(hash)) {
    throw new RequestError(
      "invalid",
      `${quote(given)} given; expected ${shortestHash} to 64 hexadecimal digits of its SHA-256 after the @`,
      field,
    );
  }
  const model = await models.find(name);
  if (model === undefined) {
    throw new RequestError("not-found", `no model ${quote(name)}; ${listChoices(name, await models.names())}`, field);
  }
  if (!model.sha256.startsWith(hash)) {
    const now = `${name}@${model.sha256.slice(0, shortestHash)}`;
    throw new RequestError("not-found", `no model ${quote(given)}; there is ${quote(now)}`, field);
  }
  return model;
}
