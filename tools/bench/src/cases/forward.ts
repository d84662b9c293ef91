import { readFile } from "node:fs/promises";
import path from "node:path";
import { type CompiledNetwork, compileNetwork, runForward } from "@deconvscope/deconvnet";
import { findClassifier, readOnnx } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { type Contestant, interleave, type Standing, stand } from "../interleave.ts";
import { hasPeers, runPeers } from "../peers.ts";
import type { CaseResult } from "../result.ts";
import { type Sample, takeSample } from "../sample.ts";

const flopsPerImage = 1.72e9;

/** SqueezeNet 1.0 at 227², against PyTorch, torch.compile, OpenVINO and ONNX Runtime. */
export async function benchForward(fixtures: string, gflops: number, rounds: number): Promise<CaseResult[]> {
  const bytes = await readFile(path.join(fixtures, "data/squeezenet1_0/model.onnx"));
  const compiled = compileNetwork(readOnnx(bytes).network);
  const peers: ReadonlyMap<string, Sample[]>[] = [];
  const batches = [1, 16];
  const ours = batches.map((batch) => forwardContestant(compiled, batch));
  const turns: Contestant[] = [...ours];
  if (hasPeers) {
    turns.push({
      name: "peers",
      round: async () => {
        const taken = await runPeers("forward", 5);
        peers.push(new Map([...taken].map(([name, samples]) => [name, [...samples]])));
        return [];
      },
    });
  }
  const standings = await interleave(turns, rounds);
  compiled.dispose();
  return batches.map((batch, index) => ({
    name: `forward, batch ${batch}`,
    work: `SqueezeNet 1.0, 227 × 227, batch ${batch}, milliseconds an image`,
    standings: [...standings.filter(({ name }) => name === ours[index]?.name), ...peerStandings(peers, batch)],
    limit: flopsPerImage / gflops / 1e6,
    remarks: ["Ours keeps every layer's activations, which projections need; the peers keep the output only."],
  }));
}

function forwardContestant(compiled: CompiledNetwork, batch: number): Contestant {
  const input = tf.randomNormal<tf.Rank.R4>([batch, 227, 227, 3]);
  const { scores } = findClassifier(compiled.network);
  const repetition = async () => {
    const pass = runForward(compiled, input);
    await pass.read(scores);
    pass.dispose();
  };
  return {
    name: `deconvscope, batch ${batch}`,
    round: async () => {
      await repetition();
      const samples: Sample[] = [];
      for (let index = 0; index < 5; index++) {
        const { wall, cpu } = await takeSample(repetition);
        samples.push({ wall: wall / batch, cpu: cpu / batch });
      }
      return samples;
    },
  };
}

function peerStandings(rounds: readonly ReadonlyMap<string, readonly Sample[]>[], batch: number): Standing[] {
  const prefix = `forward/${batch}/`;
  const names = [...new Set(rounds.flatMap((round) => [...round.keys()]))].filter((name) => name.startsWith(prefix));
  return names.map((name) =>
    stand(
      name.slice(prefix.length),
      rounds.flatMap((round) => round.get(name) ?? []),
    ),
  );
}
