import { createHash } from "node:crypto";
import {
  create,
  fromBinary,
  type Message,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import type { GenMessage } from "@bufbuild/protobuf/codegenv2";
import { productVersion } from "../product-version.ts";
import { RequestError } from "../request-error.ts";
import { canonicalJson } from "../requests/canonical-json.ts";
import type { StoredDataset } from "../store/dataset-store.ts";
import type { StoredModel } from "../store/model-store.ts";
import type { ResultStore } from "./result-store.ts";

/** Messages of which the last says that it is. */
type MeasurementSchema = GenMessage<Message & { readonly complete: boolean }>;

/** A measurement whose result is the same whenever it is made. */
export interface KeptMeasurement<Response extends MeasurementSchema> {
  readonly schema: Response;
  /** Of the computation: a result of another one is measured anew. */
  readonly revision: number;
  readonly models: readonly StoredModel[];
  readonly dataset?: StoredDataset | undefined;
  /** All else that the result depends on, every default filled in. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /**
   * What tells the files that it looks at from others under their names: a result is of the files as they were. Undefined
   * where they are away: the last result stands, whichever it is. Left out: it looks at none.
   */
  readonly files?: () => Promise<string | undefined>;
  /** Answers with what is kept or not at all. */
  readonly onlyKept: boolean;
  /** What was measured so far with one message more: what answers a second call. */
  readonly join: (
    soFar: MessageShape<Response> | undefined,
    message: MessageShape<Response>,
  ) => MessageInitShape<Response>;
  /** Whether what was kept still holds, else it is measured anew; left out: it does. */
  readonly stillHolds?: (result: MessageShape<Response>) => Promise<boolean>;
}

/**
 * Measures, and keeps what came of it once it is complete, before its last message is told: who has that may leave. The
 * second time answers with what is kept, in one message.
 * @throws RequestError "not-found" if only what is kept was asked for, and there is none
 */
export async function* keepResult<Response extends MeasurementSchema>(
  results: ResultStore,
  measurement: KeptMeasurement<Response>,
  measure: () => AsyncIterable<MessageInitShape<Response>>,
): AsyncGenerator<MessageShape<Response>> {
  const { schema, files = async () => "", onlyKept, join, stillHolds = async () => true } = measurement;
  const measured = keyOf(measurement);
  const looked = await files();
  const key = `${measured}${filesMark}${looked}`;
  const kept = looked === undefined ? await results.findLast(`${measured}${filesMark}`) : await results.find(key);
  if (kept !== undefined) {
    const result = fromBinary(schema, kept);
    if (looked === undefined || (await stillHolds(result))) {
      yield result;
      return;
    }
    await results.remove(key);
  }
  if (onlyKept) {
    throw refuseUnkept();
  }
  let whole: MessageShape<Response> | undefined;
  for await (const part of measure()) {
    const message = create(schema, part);
    whole = create(schema, join(whole, message));
    if (message.complete && looked !== undefined && (await files()) === looked) {
      await results.add(key, toBinary(schema, whole));
    }
    yield message;
  }
}

/** Between what was measured and on which files. */
const filesMark = " ";

/** What answers who asks for what is kept where nothing is. */
export function refuseUnkept(): RequestError {
  return new RequestError("not-found", "no such result is kept; call without only_kept to measure it", "only_kept");
}

/** What it was when it was registered, wherever that is read. */
export function identify({ name, files: { format, path }, summary }: StoredDataset): object {
  return { name, files: { format, path }, summary };
}

function keyOf<Response extends MeasurementSchema>(measurement: KeptMeasurement<Response>): string {
  const { schema, revision, models, dataset, parameters } = measurement;
  const parts = {
    result: schema.typeName,
    version: productVersion,
    revision,
    models: models.map(({ name, sha256, preprocessing, labels }) => ({ name, sha256, preprocessing, labels })),
    dataset: dataset && identify(dataset),
    parameters,
  };
  return createHash("sha256").update(canonicalJson(parts)).digest("hex");
}
