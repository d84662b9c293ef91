import type { MessageInitShape } from "@bufbuild/protobuf";
import type { ProvenanceSchema } from "@deconvscope/proto";
import type { BackendChoice } from "../engine/engine-message.ts";
import { productVersion } from "../product-version.ts";
import type { StoredModel } from "../store/model-store.ts";
import { canonicalJson } from "./canonical-json.ts";

/**
 * What made a result.
 * @param parameters the request's, every default filled in, by their JSON names
 */
export function makeProvenance(
  model: StoredModel,
  backend: BackendChoice,
  parameters: Readonly<Record<string, unknown>>,
): MessageInitShape<typeof ProvenanceSchema> {
  return {
    model: model.name,
    modelSha256: model.sha256,
    backend: `${backend.name} ${backend.version}`,
    productVersion,
    parametersJson: canonicalJson({ model: model.name, ...parameters }),
    backendsNotTaken: backend.rejected.map(({ name, why }) => `${name}: ${why}`),
  };
}
