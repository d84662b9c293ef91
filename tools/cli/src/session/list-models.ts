import type { ModelSummary } from "@deconvscope/proto";
import { everyPage } from "./every-page.ts";
import type { Session } from "./open-session.ts";

/** The models there are, by name. */
export async function listModels({ models, call }: Session): Promise<ModelSummary[]> {
  return everyPage(async (pageToken) => {
    const page = await models.listModels({ pageToken }, call);
    return { items: page.models, nextPageToken: page.nextPageToken };
  });
}
