import type { BenchBackend } from "../backends.ts";
import type { BenchContext } from "../bench-context.ts";
import { openForward } from "../cases/forward.ts";
import { openProjection, zfnet } from "../cases/projection.ts";
import { openStep } from "../cases/training.ts";
import { readSqueezenet } from "../contestants/squeezenet.ts";
import type { CaseName } from "../options.ts";
import { type Standing, stand, summarise } from "../round.ts";
import type { Sample } from "../sample.ts";
import type { Subject } from "../subject.ts";
import { type FunctionProfile, profileFunctions } from "./profile-functions.ts";
import { profileGraphs } from "./profile-graphs.ts";
import { type KernelCall, profileKernels } from "./profile-kernels.ts";
import { type LayerProfile, profileLayers } from "./profile-layers.ts";
import type { GraphProfile } from "./read-graph-profile.ts";

const REPETITIONS = 10;
/** Until caches are full and graphs compiled with their weights frozen. */
const WARM_UP = 5;

/** Where one work's time goes on one backend. */
export interface Profile {
  readonly work: string;
  readonly backend: string;
  readonly standing: Standing;
  /** That `graphs` ran in, warming up included. */
  readonly repetitions: number;
  readonly layers: readonly LayerProfile[];
  /** Of one repetition; empty where graphs are compiled. */
  readonly kernels: readonly KernelCall[];
  /** Those that ran; empty where kernels compute at once. */
  readonly graphs: readonly GraphProfile[];
  /** Of one repetition; empty where kernels compute at once. */
  readonly functions: readonly FunctionProfile[];
}

/** Profiles the cases' own work on each backend. */
export async function runProfiles(context: BenchContext, cases: readonly CaseName[]): Promise<Profile[]> {
  const squeezenet = cases.includes("forward") ? await readSqueezenet(context.shared) : undefined;
  const network = zfnet();
  const profiles: Profile[] = [];
  for (const backend of context.backends.started) {
    if (squeezenet) {
      for (const batch of [1, 16]) {
        const open = () => openForward(squeezenet, backend, batch);
        profiles.push(await profile(`forward, batch ${batch}`, backend, open));
      }
    }
    if (cases.includes("projection")) {
      const layers =
        backend.name === "onnxruntime" ? [] : await useAnd(backend, () => profileLayers(network, "relu5", 9));
      profiles.push({ ...(await profile("projection", backend, () => openProjection(network, backend))), layers });
    }
    if (cases.includes("training")) profiles.push(await profile("training step", backend, () => openStep(backend)));
  }
  return profiles;
}

async function useAnd<T>(backend: BenchBackend, act: () => Promise<T>): Promise<T> {
  await backend.use();
  return act();
}

async function profile(work: string, backend: BenchBackend, open: () => Promise<Subject>): Promise<Profile> {
  const subject = await open();
  const samples: Sample[] = [];
  const repeat = async (count: number) => {
    for (let index = 0; index < count; index++) samples.push(await subject.repetition());
  };
  await repeat(WARM_UP);
  samples.length = 0;
  await repeat(REPETITIONS);
  const standing = stand(subject.name, [summarise(samples)]);
  const isEager = backend.name !== "onnxruntime";
  const functions = isEager ? [] : await profileFunctions(() => repeat(REPETITIONS));
  const kernels = isEager ? await profileKernels(async () => void (await subject.repetition()), REPETITIONS) : [];
  await subject.release();
  const graphs = isEager ? [] : await profileGraphs(() => repeatAnew(open));
  return {
    work,
    backend: backend.name,
    standing,
    repetitions: WARM_UP + REPETITIONS,
    layers: [],
    kernels,
    graphs: graphs.filter(({ runs }) => runs > 0),
    functions: functions.map(({ name, time }) => ({ name, time: time / REPETITIONS })),
  };
}

async function repeatAnew(open: () => Promise<Subject>): Promise<void> {
  const subject = await open();
  for (let index = 0; index < WARM_UP + REPETITIONS; index++) await subject.repetition();
  await subject.release();
}
