import { Code, createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { ModelService } from "@deconvscope/proto";
import { Client, credentials, type ServiceError, status } from "@grpc/grpc-js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type GrpcServer, startGrpcServer } from "./start-grpc-server.ts";

const limit = 100_000;
const large = 20_000_000;
let server: GrpcServer;

beforeAll(async () => {
  const options = { host: "127.0.0.1", port: 0, tls: undefined, maxRequestBytes: limit, interceptors: [] };
  server = await startGrpcServer((router) => {
    router.service(ModelService, {
      getModel: () => ({}),
      listModels: () => ({ nextPageToken: "here" }),
      async importModel(requests) {
        for await (const _ of requests);
        return {};
      },
    });
  }, options);
});
afterAll(() => server.close(1000));

describe("a message beyond the limit is refused with the limit, and the connection's other calls go on", () => {
  test("of grpc-js", async () => {
    const client = new Client(`127.0.0.1:${server.port}`, credentials.createInsecure(), {
      "grpc.max_send_message_length": -1,
    });
    const asIs = (bytes: Buffer): Buffer => bytes;
    const call = (method: string, bytes: number) =>
      new Promise<ServiceError | null>((resolve) => {
        client.makeUnaryRequest(`/${ModelService.typeName}/${method}`, asIs, asIs, Buffer.alloc(bytes), resolve);
      });
    const [refused, other] = await Promise.all([call("GetModel", large), call("ListModels", 0)]);
    expect(refused).toMatchObject({ code: status.RESOURCE_EXHAUSTED, details: expect.stringContaining(`${limit}`) });
    expect([other, await call("ListModels", 0)]).toEqual([null, null]);
    client.close();
  });

  test("of Connect, in one message and in the midst of a stream", async () => {
    const nodeOptions = { maxSessionMemory: 100 };
    const client = createClient(
      ModelService,
      createGrpcTransport({ baseUrl: `http://127.0.0.1:${server.port}`, nodeOptions }),
    );
    const refusal = { code: Code.ResourceExhausted, rawMessage: expect.stringContaining(`${limit}`) };
    const streamed = client.importModel(
      (async function* () {
        for (const bytes of [10, large, 10]) {
          yield { part: { case: "chunk", value: new Uint8Array(bytes) } as const };
        }
      })(),
    );
    const others = client.listModels({});
    await expect(client.getModel({ model: "x".repeat(large) })).rejects.toMatchObject(refusal);
    await expect(streamed).rejects.toMatchObject(refusal);
    expect([await others, await client.listModels({})]).toMatchObject([{ nextPageToken: "here" }, {}]);
  });
});
