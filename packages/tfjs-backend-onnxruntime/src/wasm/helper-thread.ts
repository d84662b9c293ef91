import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { JobBoard } from "./job-board.ts";
import { instantiateProgram, type ProgramModule, type RunMaps, type SharedMemory } from "./web-assembly.ts";

/** Told before the first job that needs it. */
export interface NewProgram {
  readonly program: number;
  readonly module: ProgramModule;
}

const memory = workerData as SharedMemory;
const board = new JobBoard(memory.buffer);
const programs = new Map<number, RunMaps>();

for (;;) {
  const bell = board.bell;
  for (let share = board.take(); share; share = board.take()) {
    if (!programs.has(share.program)) learnPrograms(parentPort!);
    programs.get(share.program)!(...share.addresses, share.maps);
    board.finishShare();
  }
  board.waitForJob(bell);
}

function learnPrograms(port: MessagePort): void {
  for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) {
    const { program, module } = next.message as NewProgram;
    programs.set(program, instantiateProgram(module, memory));
  }
}
