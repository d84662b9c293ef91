import type { IncomingMessage } from "node:http";
import { create, fromJson, toJson } from "@bufbuild/protobuf";
import {
  type ImportModelHeader,
  ImportModelHeaderSchema,
  ImportModelResponseSchema,
  PreprocessingSchema,
} from "@deconvscope/proto";
import { toConnectError } from "../errors.ts";
import { quote, RequestError } from "../request-error.ts";
import { checkJson } from "../requests/check-json.ts";
import type { ServiceContext } from "../service-context.ts";
import { summarise } from "../services/describe-model.ts";
import { importModel } from "../services/import-model.ts";

/**
 * Imports the model whose bytes are the request's body.
 * @param query name; description; labels, one a line; input_shape, e.g. 227x227x3; preprocessing, as JSON; dataset;
 *   independent_classes, true or false
 * @returns the import's response as JSON
 * @throws ConnectError that names parameters of the query, or the body
 */
export async function uploadModel(
  context: ServiceContext,
  query: URLSearchParams,
  request: IncomingMessage,
  signal: AbortSignal,
): Promise<unknown> {
  const { model, fromFile } = await receive(context, query, request, signal);
  const response = create(ImportModelResponseSchema, {
    summary: summarise(model),
    warnings: [...model.anatomy.warnings],
    fromFile: [...fromFile],
  });
  return toJson(ImportModelResponseSchema, response);
}

/** A refused upload is read to its end, for its sender listens only then. */
async function receive(context: ServiceContext, query: URLSearchParams, request: IncomingMessage, signal: AbortSignal) {
  try {
    const header = readHeader(query);
    refuseForm(request);
    return await importModel(context, header, request.iterator({ destroyOnReturn: false }), signal);
  } catch (error) {
    throw toConnectError(error, (field) => (field === "chunk" ? "body" : field.replace(/^header\./, "")));
  } finally {
    request.resume();
  }
}

function refuseForm({ headers }: IncomingMessage): void {
  const type = headers["content-type"] ?? "";
  if (type.startsWith("multipart/")) {
    const expected = "the file's own bytes as the body, as curl --data-binary @FILE sends them";
    throw new RequestError("invalid", `${quote(type)} given; expected ${expected}`, "content-type");
  }
}

const parameters = ["name", "description", "labels", "input_shape", "preprocessing", "dataset", "independent_classes"];

function readHeader(query: URLSearchParams): ImportModelHeader {
  const unknown = [...query.keys()].find((key) => !parameters.includes(key));
  if (unknown !== undefined) {
    throw new RequestError("invalid", `no such parameter; expected ${parameters.join(", ")}`, quote(unknown));
  }
  const repeated = parameters.find((key) => query.getAll(key).length > 1);
  if (repeated !== undefined) {
    throw new RequestError("invalid", `${query.getAll(repeated).length} given; expected one`, repeated);
  }
  const preprocessing = query.get("preprocessing");
  const independentClasses = query.get("independent_classes");
  return create(ImportModelHeaderSchema, {
    name: query.get("name") ?? "",
    description: query.get("description") ?? "",
    labels: readLabels(query.get("labels") ?? ""),
    inputShape: readShape(query.get("input_shape") ?? ""),
    dataset: query.get("dataset") ?? "",
    ...(preprocessing === null ? {} : { preprocessing: readPreprocessing(preprocessing) }),
    ...(independentClasses === null ? {} : { independentClasses: readSwitch(independentClasses) }),
  });
}

function readLabels(text: string): string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function readShape(text: string): number[] {
  if (text === "") {
    return [];
  }
  if (!/^\d{1,5}x\d{1,5}x\d{1,5}$/.test(text)) {
    throw new RequestError(
      "invalid",
      `${JSON.stringify(text.slice(0, 50))} given; expected e.g. 227x227x3`,
      "input_shape",
    );
  }
  return text.split("x").map(Number);
}

function readSwitch(text: string): boolean {
  if (text !== "true" && text !== "false") {
    throw new RequestError("invalid", `${quote(text)} given; expected true or false`, "independent_classes");
  }
  return text === "true";
}

function readPreprocessing(text: string) {
  try {
    const json = JSON.parse(text);
    checkJson(PreprocessingSchema, json, "preprocessing");
    return fromJson(PreprocessingSchema, json);
  } catch (error) {
    if (error instanceof RequestError) {
      throw error;
    }
    const why = error instanceof Error ? error.message.slice(0, 200) : String(error);
    throw new RequestError("invalid", `${why}; expected deconvscope.v1.Preprocessing as JSON`, "preprocessing");
  }
}
