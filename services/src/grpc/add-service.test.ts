import { connect } from "node:http2";
import { setTimeout as sleep } from "node:timers/promises";
import { create, type DescMethod, fromBinary, type MessageShape, toBinary } from "@bufbuild/protobuf";
import { Code, ConnectError, type ServiceImpl } from "@connectrpc/connect";
import { ExportModelRequestSchema, ModelService } from "@deconvscope/proto";
import {
  Client,
  credentials,
  Metadata,
  Server,
  ServerCredentials,
  type ServiceError,
  type StatusObject,
  status,
} from "@grpc/grpc-js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BadRequestSchema } from "../gen/google/rpc/error_details_pb.js";
import { RequestError } from "../request-error.ts";
import { addService } from "./add-service.ts";

/** What the implementation below saw. */
const seen = { sent: 0, aborted: new Map<string, unknown>(), metadata: "", timeout: 0 as number | undefined };

const implementation: Partial<ServiceImpl<typeof ModelService>> = {
  async listModels(request, context) {
    seen.metadata = `${context.requestHeader.get("x-text")} ${context.requestHeader.get("x-bytes-bin")}`;
    seen.timeout = context.timeoutMs();
    context.responseHeader.set("x-leading", "first");
    context.responseTrailer.set("x-trailing", "last");
    return { models: [], nextPageToken: `page of ${request.pageSize}` };
  },
  async getModel({ model }, { signal }) {
    switch (model) {
      case "wait":
        await sleep(60_000, undefined, { signal }).catch(() => seen.aborted.set(model, signal.reason));
        throw signal.reason;
      case "refuse":
        throw new RequestError("not-found", "no such model; there is “größer”", "model");
      case "connect":
        throw new ConnectError("as said", Code.Aborted, { "x-why": "because" });
      default:
        throw new TypeError(`secret ${model}`);
    }
  },
  async importModel(requests) {
    let bytes = 0;
    for await (const { part } of requests) {
      bytes += part.case === "chunk" ? part.value.length : 0;
    }
    return { summary: { parameters: BigInt(bytes) } };
  },
  async *exportModel({ model }, { signal }) {
    signal.addEventListener("abort", () => seen.aborted.set(model, signal.reason));
    for (let i = 0; i < 100; i++) {
      if (model === "break" && i === 2) {
        throw new RequestError("precondition", "enough", "model");
      }
      seen.sent = i;
      yield { chunk: new Uint8Array(model === "large" ? 500_000 : 1).fill(i) };
      if (model === "slow") {
        await sleep(10, undefined, { signal });
      }
    }
  },
};

/** A busy machine comes to it in the end. */
const patience = { timeout: 60_000 };

const server = new Server();
let client: Client;
let port: number;

beforeAll(async () => {
  addService(server, ModelService, implementation, []);
  port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), { "grpc.max_receive_message_length": -1 });
});
afterAll(() => {
  client.close();
  server.forceShutdown();
});

function wire<Method extends DescMethod>(method: Method) {
  return {
    path: `/${method.parent.typeName}/${method.name}`,
    write: (message: MessageShape<Method["input"]>) => Buffer.from(toBinary(method.input, message)),
    read: (bytes: Buffer) => fromBinary(method.output, bytes) as MessageShape<Method["output"]>,
  };
}

function getModel(model: string, deadline?: number): Promise<ServiceError> {
  const { path, write, read } = wire(ModelService.method.getModel);
  const request = create(ModelService.method.getModel.input, { model });
  const options = deadline === undefined ? {} : { deadline: Date.now() + deadline };
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(path, write, read, request, new Metadata(), options, (error) =>
      error === null ? reject(new Error("expected an error")) : resolve(error),
    );
  });
}

function exportModel(model: string) {
  const { path, write, read } = wire(ModelService.method.exportModel);
  return client.makeServerStreamRequest(path, write, read, create(ModelService.method.exportModel.input, { model }));
}

describe("a Connect implementation over grpc-js", () => {
  test("unary, with metadata both ways and trailers", async () => {
    const { path, write, read } = wire(ModelService.method.listModels);
    const metadata = new Metadata();
    metadata.set("x-text", "text");
    metadata.set("x-bytes-bin", Buffer.from([0, 255]));
    const request = create(ModelService.method.listModels.input, { pageSize: 7 });
    const answer = await new Promise<{ token: string; leading: Metadata; ending: StatusObject }>((resolve, reject) => {
      let token = "";
      let leading = new Metadata();
      const call = client.makeUnaryRequest(
        path,
        write,
        read,
        request,
        metadata,
        { deadline: Date.now() + 60_000 },
        (error, value) => {
          if (error !== null) {
            reject(error);
          }
          token = value?.nextPageToken ?? "";
        },
      );
      call.on("metadata", (received: Metadata) => {
        leading = received;
      });
      call.on("status", (ending: StatusObject) => resolve({ token, leading, ending }));
    });
    expect(answer.token).toBe("page of 7");
    expect(answer.leading.get("x-leading")).toEqual(["first"]);
    expect(answer.ending).toMatchObject({ code: status.OK });
    expect(answer.ending.metadata.get("x-trailing")).toEqual(["last"]);
    expect(seen.metadata).toBe("text AP8=");
    expect(seen.timeout).toBeGreaterThan(30_000);
  });

  test("client stream", async () => {
    const { path, write, read } = wire(ModelService.method.importModel);
    const bytes = await new Promise<bigint | undefined>((resolve, reject) => {
      const call = client.makeClientStreamRequest(path, write, read, (error, value) =>
        error === null ? resolve(value?.summary?.parameters) : reject(error),
      );
      for (let i = 0; i < 10; i++) {
        const part = { case: "chunk", value: new Uint8Array(100_000) } as const;
        call.write(create(ModelService.method.importModel.input, { part }));
      }
      call.end();
    });
    expect(bytes).toBe(1_000_000n);
  });

  test("server stream, in order", async () => {
    const values: number[] = [];
    for await (const { chunk } of exportModel("small")) {
      values.push(chunk[0]);
    }
    expect(values).toEqual(Array.from({ length: 100 }, (_, index) => index));
  });

  test("errors have code, words beyond ASCII, and the field in google.rpc.BadRequest", async () => {
    const error = await getModel("refuse");
    expect(error).toMatchObject({ code: status.NOT_FOUND, details: "model: no such model; there is “größer”" });
    const [details] = error.metadata.get("grpc-status-details-bin");
    // google.rpc.Status holds the detail's bytes as they are.
    const expected = toBinary(
      BadRequestSchema,
      create(BadRequestSchema, {
        fieldViolations: [{ field: "model", description: "no such model; there is “größer”" }],
      }),
    );
    expect(Buffer.from(details ?? "").includes(Buffer.from(expected))).toBe(true);
  });

  test("a ConnectError keeps its code and metadata", async () => {
    const error = await getModel("connect");
    expect(error).toMatchObject({ code: status.ABORTED, details: "as said" });
    expect(error.metadata.get("x-why")).toEqual(["because"]);
  });

  test("what nobody foresaw is INTERNAL without its text", async () => {
    const error = await getModel("surprise");
    expect(error.code).toBe(status.INTERNAL);
    expect(JSON.stringify(error.metadata)).not.toContain("secret");
    expect(error.details).not.toContain("secret");
  });

  test("an error after messages ends the stream with its status", async () => {
    const received: number[] = [];
    const call = exportModel("break");
    const error = await new Promise((resolve) => {
      call.on("data", ({ chunk }) => received.push(chunk[0]));
      call.on("error", resolve);
    });
    expect(received).toEqual([0, 1]);
    expect(error).toMatchObject({ code: status.FAILED_PRECONDITION, details: "model: enough" });
  });

  test("methods that are left out are UNIMPLEMENTED", async () => {
    const { path, write, read } = wire(ModelService.method.classify);
    const error = await new Promise((resolve) => {
      client.makeUnaryRequest(path, write, read, create(ModelService.method.classify.input), resolve);
    });
    expect(error).toMatchObject({ code: status.UNIMPLEMENTED, details: expect.stringContaining("Classify") });
  });

  test("a deadline aborts the implementation", async () => {
    // Long enough for the call to be there by then on a busy machine.
    expect(await getModel("wait", 2000)).toMatchObject({ code: status.DEADLINE_EXCEEDED });
    await expect.poll(() => seen.aborted.get("wait"), patience).toBeInstanceOf(ConnectError);
  });

  test("cancel aborts the implementation", async () => {
    const call = exportModel("slow");
    const ended = new Promise((resolve) => call.on("error", resolve));
    await new Promise((resolve) => call.once("data", resolve));
    call.cancel();
    expect(await ended).toMatchObject({ code: status.CANCELLED });
    await expect.poll(() => seen.aborted.get("slow"), patience).toMatchObject({ code: Code.Canceled });
  });

  test("a reader that stalls holds the producer at 2 MB", async () => {
    seen.sent = -1;
    // HTTP/2 itself: a grpc-js client would read ahead.
    const session = connect(`http://127.0.0.1:${port}`);
    const stream = session.request({
      ":method": "POST",
      ":path": wire(ModelService.method.exportModel).path,
      "content-type": "application/grpc",
      te: "trailers",
    });
    stream.end(frame(toBinary(ExportModelRequestSchema, create(ExportModelRequestSchema, { model: "large" }))));
    await expect.poll(() => seen.sent, patience).toBeGreaterThanOrEqual(0);
    await sleep(300);
    expect((seen.sent + 1) * 500_000).toBeLessThan(2 * 2 ** 20);
    let received = 0;
    for await (const bytes of stream) {
      received += bytes.length;
    }
    session.close();
    expect(received).toBeGreaterThan(50_000_000);
    expect(seen.sent).toBe(99);
  });
});

/** A message with gRPC's prefix: not compressed, its length. */
function frame(message: Uint8Array): Buffer {
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}
