import { Code, ConnectError, createClient, createRouterTransport, type Interceptor } from "@connectrpc/connect";
import { ModelService } from "@deconvscope/proto";
import { expect, it, vi } from "vitest";
import { noticeUnanswered, onUnanswered } from "./unanswered.ts";

it("tells of calls that no server answers, and of no others", async () => {
  let failure: Error = new TypeError("Failed to fetch");
  const fail: Interceptor = () => async () => {
    throw failure;
  };
  const transport = createRouterTransport(({ service }) => service(ModelService, {}), {
    transport: { interceptors: [noticeUnanswered, fail] },
  });
  const models = createClient(ModelService, transport);
  const told = vi.fn();
  const stop = onUnanswered(told);
  await expect(models.listModels({})).rejects.toThrow();
  expect(told).toHaveBeenCalledTimes(1);
  failure = new ConnectError("no such model", Code.NotFound);
  await expect(models.listModels({})).rejects.toThrow("no such model");
  expect(told).toHaveBeenCalledTimes(1);
  stop();
  failure = new ConnectError("busy", Code.Unavailable);
  await expect(models.listModels({})).rejects.toThrow("busy");
  expect(told).toHaveBeenCalledTimes(1);
});
