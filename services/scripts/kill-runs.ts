import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type Run, RunState } from "@deconvscope/proto";
import { findTornBlobs } from "../test/find-torn-blobs.ts";
import { KillableServer } from "../test/killable-server.ts";
import { surviveKills } from "../test/survive-kills.ts";
import { createTinyRun, registerPets, tinyArchitecture } from "../test/tiny-run.ts";
import { readToldRun, type ToldRun } from "../test/told-run.ts";

/**
 * Kills a server, its engines or both fifty times while it trains, run after run, one network or several; each is held
 * against the same run undisturbed: node scripts/kill-runs.ts [KILLS]
 */

const mostKills = Number(process.argv[2] ?? 50);
const architecture = JSON.stringify(tinyArchitecture);
const options = { schedule: 2, patience: 2, augmentation: 1, probeImages: 24 };
const kinds = {
  "one network": (transport: KillableServer["transport"]): Promise<Run> =>
    createTinyRun(transport, { ...options, epochs: 30, snapshotEpochs: [1, 2, 5, 10, 20, 30] }),
  "two variants, three folds": (transport: KillableServer["transport"]): Promise<Run> =>
    createTinyRun(
      transport,
      { ...options, epochs: 6 },
      {
        kind: {
          case: "ablations",
          value: {
            variants: [
              { name: "whole", architecture },
              { name: "again", architecture },
            ],
          },
        },
        samples: { imagesPerClass: 12, folds: 3 },
      },
    ),
};

const folder = await realpath(await mkdtemp(join(tmpdir(), "deconvscope-kill-runs-")));
const dataDir = join(folder, "state");
const server = await KillableServer.start({
  "data-dir": dataDir,
  "data-root": folder,
  "checkpoint-seconds": "0",
  backend: process.argv[3] ?? "onnxruntime",
});
await registerPets(server.transport, folder);

async function train(kind: keyof typeof kinds, kills: number): Promise<{ kills: number; told: ToldRun; run: Run }> {
  const { id } = await kinds[kind](server.transport);
  const survival = await surviveKills(server, id, {
    kills,
    random: Math.random,
    longestMilliseconds: 1500,
    blindShare: 0.25,
    onKill: (victim, { progress, state, error }) =>
      console.log(`  ${victim} at step ${progress?.done}, ${RunState[state]} ${error}`),
  });
  if (survival.resumes > 0) {
    console.log(`  resumed ${survival.resumes} times after it had failed`);
  }
  return { ...survival, told: await readToldRun(server.transport, id) };
}

let failures = 0;
let kills = 0;
try {
  const undisturbed = new Map<string, ToldRun>();
  for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) {
    undisturbed.set(kind, (await train(kind, 0)).told);
    console.log(`${kind}: undisturbed`);
  }
  while (kills < mostKills) {
    for (const [kind, expected] of undisturbed) {
      const { told, run, kills: hits } = await train(kind as keyof typeof kinds, mostKills - kills);
      kills += hits;
      const wrong = (Object.keys(told) as (keyof ToldRun)[]).filter(
        (part) => !isDeepStrictEqual(told[part], expected[part]),
      );
      const parts = Object.entries(told).map(([part, { length }]) => `${length} ${part}`);
      console.log(
        `${kind}: ${hits} kills, ${RunState[run.state]}, ${parts.join(", ")}: ${wrong.join(", ") || "nothing"} wrong`,
      );
      failures += run.state === RunState.COMPLETE && wrong.length === 0 ? 0 : 1;
    }
  }
} finally {
  await server.end();
}
const { torn, blobs } = await findTornBlobs(dataDir);
console.log(`${kills} kills in all; ${blobs} blobs, ${torn.length} torn`);
await rm(folder, { recursive: true });
process.exitCode = failures + torn.length === 0 ? 0 : 1;
