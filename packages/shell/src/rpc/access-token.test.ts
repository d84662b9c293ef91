// @vitest-environment happy-dom
import { Code, ConnectError, createClient, createRouterTransport } from "@connectrpc/connect";
import { DeconvService, ModelService } from "@deconvscope/proto";
import { beforeEach, describe, expect, it } from "vitest";
import { acceptToken, authorization, carryToken, currentAccess, onAccess, stopAsking } from "./access-token.ts";

const token = "a-token-of-the-test";
const transport = createRouterTransport(
  ({ service }) => {
    const check = (header: Headers) => {
      if (header.get("authorization") !== `Bearer ${token}`) throw new ConnectError("no token", Code.Unauthenticated);
    };
    service(ModelService, {
      listModels: (_, { requestHeader }) => {
        check(requestHeader);
        return { models: [] };
      },
    });
    service(DeconvService, {
      // biome-ignore lint/correctness/useYield: a refused stream has no message
      async *reconstruct(_, { requestHeader }) {
        check(requestHeader);
      },
    });
  },
  { transport: { interceptors: [carryToken] } },
);
const models = createClient(ModelService, transport);
const deconv = createClient(DeconvService, transport);

beforeEach(() => {
  sessionStorage.clear();
  stopAsking();
});

describe("access token", () => {
  it("asks when a call is refused, and carries what was accepted", async () => {
    await expect(models.listModels({})).rejects.toMatchObject({ code: Code.Unauthenticated });
    expect(currentAccess().asked).toBe(true);
    const before = currentAccess().accepted;
    acceptToken(token);
    expect(currentAccess()).toEqual({ asked: false, accepted: before + 1 });
    await expect(models.listModels({})).resolves.toMatchObject({ models: [] });
    expect(currentAccess().asked).toBe(false);
  });
  it("asks when a stream is refused", async () => {
    const read = async () => {
      for await (const _ of deconv.reconstruct({})) throw new Error("expected no message");
    };
    await expect(read()).rejects.toMatchObject({ code: Code.Unauthenticated });
    expect(currentAccess().asked).toBe(true);
    acceptToken(token);
    await expect(read()).resolves.toBeUndefined();
  });
  it("leaves a header that the caller gave, so that a token can be tried before it is kept", async () => {
    acceptToken("an-old-token");
    const headers = { authorization: `Bearer ${token}` };
    await expect(models.listModels({}, { headers })).resolves.toMatchObject({ models: [] });
    expect(authorization()).toBe("Bearer an-old-token");
  });
  it("is forgotten with the tab", () => {
    expect(authorization()).toBeUndefined();
    acceptToken(token);
    expect(authorization()).toBe(`Bearer ${token}`);
    expect(localStorage.length).toBe(0);
  });
  it("tells those who listen, once a change", async () => {
    let told = 0;
    const stop = onAccess(() => told++);
    await expect(models.listModels({})).rejects.toThrow();
    await expect(models.listModels({})).rejects.toThrow();
    stop();
    expect(told).toBe(1);
  });
});
