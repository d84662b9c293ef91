import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Augmentation, RunState, Schedule } from "@deconvscope/proto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { KillableServer } from "./killable-server.ts";
import { surviveKills } from "./survive-kills.ts";
import { createTinyRun, registerPets } from "./tiny-run.ts";
import { readToldRun } from "./told-run.ts";

let folder: string;
let server: KillableServer;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "deconvscope-run-kill-")));
  server = await KillableServer.start({
    "data-dir": join(folder, "state"),
    "data-root": folder,
    "checkpoint-seconds": "0",
    backend: "onnxruntime",
  });
  await registerPets(server.transport, folder);
});
afterAll(async () => {
  await server.end();
  await rm(folder, { recursive: true });
});

test("a run that is killed again and again tells to the bit what an undisturbed one does", {
  timeout: 400_000,
}, async () => {
  const options = {
    epochs: 20,
    schedule: Schedule.PLATEAU,
    patience: 2,
    augmentation: Augmentation.TEN_CROPS,
    snapshotEpochs: [1, 5, 10, 20],
    probeImages: 16,
  };
  const train = async (kills: number) => {
    const { id } = await createTinyRun(server.transport, options);
    const survival = await surviveKills(server, id, {
      kills,
      random: Math.random,
      longestMilliseconds: 800,
      blindShare: 0,
    });
    return { ...survival, told: await readToldRun(server.transport, id) };
  };
  const undisturbed = await train(0);
  const killed = await train(4);
  expect(killed.kills).toBe(4);
  expect(killed.run.state).toBe(RunState.COMPLETE);
  expect(undisturbed.told.metrics).toHaveLength(120);
  expect(killed.told).toEqual(undisturbed.told);
});
