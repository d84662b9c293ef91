import { afterAll, beforeAll } from "vitest";
import { configure } from "../settings.ts";
import { MapComputer } from "./map-computer.ts";

/** For a file's tests: what computes with two helpers, whatever the machine has. */
export function computeInThreads(): () => MapComputer {
  let computer: MapComputer;
  beforeAll(() => {
    configure({ threads: 3 });
    computer = new MapComputer();
  });
  afterAll(async () => {
    await computer.dispose();
    configure({ threads: 0 });
  });
  return () => computer;
}
