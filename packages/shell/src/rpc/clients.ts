import { createClient } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-web";
import { DatasetService, DeconvService, ModelService, OcclusionService, TrainingService } from "@deconvscope/proto";
import { carryToken } from "./access-token.ts";
import { noticeUnanswered } from "./unanswered.ts";

const transport = createConnectTransport({
  baseUrl: typeof location === "undefined" ? "http://localhost" : location.origin,
  useBinaryFormat: true,
  interceptors: [carryToken, noticeUnanswered],
});

/** The services of the origin that the page came from. */
export const models = createClient(ModelService, transport);
export const deconv = createClient(DeconvService, transport);
export const datasets = createClient(DatasetService, transport);
export const occlusion = createClient(OcclusionService, transport);
export const training = createClient(TrainingService, transport);
