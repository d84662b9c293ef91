import { Code, ConnectError, createClient } from "@connectrpc/connect";
import { DeconvService, ModelService } from "@deconvscope/proto";
import type { BenchContext } from "../bench-context.ts";
import type { CaseResult } from "../case-result.ts";
import { interleave } from "../interleave.ts";
import { repeat } from "../repeat.ts";
import { type Sample, takeSample } from "../sample.ts";
import { nextImage, type ServedSqueezenet, serveSqueezenet, squeezenet, tensorSource } from "./serve-squeezenet.ts";

interface Subject {
  readonly model: string;
  readonly layer: string;
  readonly maps: number;
  /** An image that no cache has seen. */
  image(): ReturnType<typeof tensorSource> | ReturnType<typeof drawnSource>;
}

const subjects: readonly Subject[] = [
  {
    model: squeezenet,
    layer: "fire9/concat",
    maps: 512,
    image: () => tensorSource(nextImage()),
  },
  { model: "menagerie-zfnet", layer: "conv5", maps: 64, image: drawnSource },
];

let drawn = 0;

function drawnSource() {
  drawn += 1;
  const value = { dataset: "menagerie", split: "validation", index: drawn };
  return { source: { case: "datasetImage" as const, value } };
}

/** How soon a stream over gRPC begins, and how soon the engine is free for the next call when it is cancelled. */
export async function benchLatency({
  backends: {
    started: [backend],
  },
  shared,
  rounds,
}: BenchContext): Promise<CaseResult[]> {
  const served = await serveSqueezenet(shared, backend.name);
  try {
    const results: CaseResult[] = [];
    for (const subject of subjects) results.push(await benchSubject(served, subject, rounds));
    return results;
  } finally {
    await served.close();
  }
}

async function benchSubject({ grpc }: ServedSqueezenet, subject: Subject, rounds: number): Promise<CaseResult> {
  const { model, layer, maps, image } = subject;
  const deconv = createClient(DeconvService, grpc);
  const models = createClient(ModelService, grpc);
  // Next to no work for the engine.
  const easy = { model, layer: "conv1" };
  const begin = async (signal: AbortSignal) => {
    const stream = deconv.reconstruct({ model, image: image(), strongest: { layer, count: maps } }, { signal });
    const messages = stream[Symbol.asyncIterator]();
    await messages.next();
    return messages;
  };
  const first = async (): Promise<Sample> => {
    const controller = new AbortController();
    const sample = await takeSample(async () => void (await begin(controller.signal)));
    controller.abort();
    return sample;
  };
  const afterCancel = async (): Promise<Sample> => {
    const controller = new AbortController();
    const messages = await begin(controller.signal);
    const sample = await takeSample(async () => {
      controller.abort();
      await models.getFilters(easy);
    });
    const reason = await messages.next().catch(ConnectError.from);
    if (!(reason instanceof ConnectError) || reason.code !== Code.Canceled)
      throw new Error("expected a cancelled call");
    return sample;
  };
  const idle = () => takeSample(async () => void (await models.getFilters(easy)));
  const standings = await interleave(
    [
      repeat("call to first message", first),
      repeat("cancel to next answer", afterCancel),
      repeat("next answer when idle", idle),
    ],
    rounds,
  );
  return {
    name: `latency, ${model}`,
    work: `Over gRPC: ${maps} projections of ${layer} of a new image; cancelled after the first, the engine answers for filters`,
    standings,
    apart: true,
    remarks: ["CPU time is the serving process's."],
  };
}
