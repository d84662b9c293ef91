import { clone } from "@bufbuild/protobuf";
import { type MeasureInvarianceResponse, MeasureInvarianceResponseSchema } from "@deconvscope/proto";
import { CommandError } from "../command-error.ts";

/** Points come as they are measured; at last all of them, image by image. */
export async function collectCurves(
  responses: AsyncIterable<MeasureInvarianceResponse>,
  onResponse: (response: MeasureInvarianceResponse) => void,
): Promise<MeasureInvarianceResponse> {
  let whole: MeasureInvarianceResponse | undefined;
  for await (const response of responses) {
    onResponse(response);
    if (whole === undefined) whole = clone(MeasureInvarianceResponseSchema, response);
    else whole.points.push(...response.points);
    if (response.complete) {
      whole.points.sort((a, b) => a.image - b.image || a.amount - b.amount);
      return Object.assign(whole, { complete: true, progress: response.progress });
    }
  }
  throw new CommandError("the measurement ended before it was complete");
}
