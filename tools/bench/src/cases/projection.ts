import { compileNetwork, findStrongestMaps, projectUnits, runForward } from "@deconvscope/deconvnet";
import { architectures, countFlops, instantiate, seededRandom } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { type Contestant, interleave, type Standing, stand } from "../interleave.ts";
import { hasPeers, runPeers } from "../peers.ts";
import type { CaseResult } from "../result.ts";
import { type Sample, takeSample } from "../sample.ts";

/** Nine units of conv5 of full-size ZFNet, forward pass included, against Captum's Deconvolution. */
export async function benchProjection(gflops: number, rounds: number): Promise<CaseResult> {
  const zfnet = architectures.get("zfnet");
  if (!zfnet) throw new Error("no architecture zfnet");
  const network = instantiate(zfnet(1000), seededRandom(1), "he");
  const compiled = compileNetwork(network);
  const [height = 0, width = 0, channels = 0] = network.layers[0]?.shape ?? [];
  const input = tf.randomNormal<tf.Rank.R4>([1, height, width, channels], 0, 1, "float32", 1);
  const repetition = async () => {
    const pass = runForward(compiled, input);
    const units = await findStrongestMaps(pass, "relu5", 9);
    let done = 0;
    for await (const projection of projectUnits(pass, units)) if (projection.signal.length > 0) done++;
    if (done !== 9) throw new Error(`expected nine projections, got ${done}`);
    pass.dispose();
  };
  const ours: Contestant = {
    name: "deconvscope",
    round: async () => {
      await repetition();
      const samples: Sample[] = [];
      for (let index = 0; index < 5; index++) samples.push(await takeSample(repetition));
      return samples;
    },
  };
  const captum = new Map<string, Sample[]>();
  const peers: Contestant = {
    name: "peers",
    round: async () => {
      for (const [name, samples] of await runPeers("projection", 5)) {
        captum.set(name, [...(captum.get(name) ?? []), ...samples]);
      }
      return [];
    },
  };
  const standings: Standing[] = await interleave(hasPeers ? [ours, peers] : [ours], rounds);
  compiled.dispose();
  const flops = network.layers.reduce((sum, layer) => sum + countFlops(network, layer), 0);
  return {
    name: "projection",
    work: "ZFNet, 224 × 224: forward pass, the nine strongest maps of conv5, their projections",
    standings: [
      ...standings.filter(({ samples }) => samples > 0),
      ...[...captum].map(([name, samples]) => stand(name.replace("projection/", ""), samples)),
    ],
    limit: flops / gflops / 1e6,
    remarks: ["The limit is the forward pass alone at the measured GEMM rate; Captum's network ends at conv5."],
  };
}
