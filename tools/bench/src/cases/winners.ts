import { type CompiledNetwork, compileNetwork, projectOnImages, type UnitOnImage } from "@deconvscope/deconvnet";
import { architectures, fitArchitecture, instantiate, type Network, seededRandom } from "@deconvscope/network";
import type { BenchBackend } from "../backends.ts";
import type { BenchContext } from "../bench-context.ts";
import type { CaseResult } from "../case-result.ts";
import { readSqueezenet } from "../contestants/squeezenet.ts";
import { type Contestant, interleave } from "../interleave.ts";
import { repeat } from "../repeat.ts";
import { divideSample, takeSample } from "../sample.ts";
import { nameOurs } from "../subject.ts";

/** Units on images, as a snapshot of a training or a map of an atlas has them. */
interface Winners {
  readonly network: Network;
  readonly units: readonly UnitOnImage[];
  /** Whether the network's weights are new each time, as they are at every snapshot. */
  readonly areWeightsNew: boolean;
}

/** Winners on images of their own projected in batches, against one image after the other. */
export async function benchWinners({ backends, shared, rounds }: BenchContext): Promise<CaseResult[]> {
  const snapshot = winnersOfSnapshot();
  const atlas = await winnersOfMap(shared);
  const results: CaseResult[] = [];
  for (const [name, work, winners, atLeast] of [
    ["winners of a snapshot", "zfnet-small, 64 × 64: 30 units of five layers on 18 images, weights new", snapshot, 1.3],
    ["winners of a map", "SqueezeNet 1.0, 227 × 227: nine units of fire5/concat on nine images", atlas, 0.95],
  ] as const) {
    const contestants = backends.started.flatMap((backend) => [
      openWinners(nameOurs(backend), backend, winners),
      openWinners(nameSingle(backend), backend, winners, 1),
    ]);
    const [first] = backends.started;
    results.push({
      name,
      work: `${work}; milliseconds a unit`,
      standings: await interleave(contestants, rounds),
      targets: [{ ours: nameOurs(first), against: "one image after the other", peers: [nameSingle(first)], atLeast }],
      remarks: ["Images are ready made, and nothing is drawn: both would take as long either way."],
    });
  }
  return results;
}

function nameSingle(backend: BenchBackend): string {
  return `${nameOurs(backend)}, one image after the other`;
}

function winnersOfSnapshot(): Winners {
  const make = architectures.get("zfnet-small");
  if (!make) throw new Error("expected an architecture zfnet-small, got none");
  const architecture = fitArchitecture(make(20), { classes: 20, inputSize: 64 });
  const layers = ["relu1", "relu2", "relu3", "relu4", "relu5"];
  const units = layers.flatMap((layer, depth) =>
    Array.from({ length: 6 }, (_, channel) => ({
      layer,
      channel,
      y: channel,
      x: 3,
      image: (6 * depth + channel) % 18,
    })),
  );
  return { network: instantiate(architecture, seededRandom(1), "he"), units, areWeightsNew: true };
}

async function winnersOfMap(shared: string): Promise<Winners> {
  const { network } = await readSqueezenet(shared);
  const units = Array.from({ length: 9 }, (_, image) => ({
    layer: "fire5/concat",
    channel: 141,
    y: 9 + image,
    x: 17 - image,
    image,
  }));
  return { network, units, areWeightsNew: false };
}

/** @param imagesAtOnce undefined: as many as memory allows */
function openWinners(
  name: string,
  backend: BenchBackend,
  { network, units, areWeightsNew }: Winners,
  imagesAtOnce?: number,
): Contestant {
  const random = seededRandom(2);
  const length = network.layers[0]!.shape.reduce((product, side) => product * side, 1);
  const inputs = units.map(() => new Float32Array(length).map(() => random() - 0.5));
  const read = async (image: number) => ({ input: inputs[image]! });
  let kept: CompiledNetwork | undefined;
  const repetition = async (): Promise<void> => {
    const compiled = kept ?? compileNetwork(network);
    if (!areWeightsNew) kept = compiled;
    let seen = 0;
    for await (const { projection } of projectOnImages(compiled, units, read, { imagesAtOnce })) {
      if (projection.signal.length > 0) seen += 1;
    }
    if (seen !== units.length) throw new Error(`${name}: expected ${units.length} projections, got ${seen}`);
    if (areWeightsNew) compiled.dispose();
  };
  const { round } = repeat(name, async () => divideSample(await takeSample(repetition), units.length), {
    prepare: backend.use,
  });
  return {
    round: async () => {
      const taken = await round();
      kept?.dispose();
      kept = undefined;
      return taken;
    },
  };
}
