import { type ChildProcess, fork } from "node:child_process";
import type { Readable } from "node:stream";
import { EngineError } from "./engine-error.ts";
import type { BackendChoice, EngineSettings, FromEngine, ToEngine } from "./engine-message.ts";
import { lowerPriority } from "./lower-priority.ts";

/** A started engine process. */
export interface EngineProcess {
  readonly pid: number;
  readonly backend: BackendChoice;
  send(message: ToEngine): void;
  /** Ends it at once, whatever it does. */
  kill(): void;
}

/** What becomes of an engine process after it is ready. */
export interface EngineProcessEvents {
  onMessage(message: FromEngine): void;
  /** @param how e.g. "signal SIGKILL" or "exit code 1" */
  onExit(how: string): void;
  /** A line that the process wrote. */
  onLine(line: string): void;
}

export interface EngineProcessLimits {
  /** Bound of its JavaScript heap. */
  readonly heapMegabytes: number;
  /** 0 … 19 more than this process's: the higher, the more it lets others go first. */
  readonly niceness: number;
}

/** What a process that does not start said first. */
const keptLines = 50;

/**
 * Starts an engine process and waits until its backend runs.
 * @param entry the program; messages are the ones of engine-message.ts
 * @throws EngineError "process" if it ends before it is ready
 */
export function startEngineProcess(
  entry: URL,
  settings: EngineSettings,
  { heapMegabytes, niceness }: EngineProcessLimits,
  events: EngineProcessEvents,
): Promise<EngineProcess> {
  const child = fork(entry, [], {
    serialization: "advanced",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
    // A Ctrl-C reaches the whole group of processes, and the server decides when the engine ends.
    detached: true,
  });
  if (child.pid !== undefined && niceness > 0) {
    lowerPriority(child.pid, niceness);
  }
  const lines: string[] = [];
  const onLine = (line: string): void => {
    if (lines.length < keptLines) {
      lines.push(line);
    }
    events.onLine(line);
  };
  for (const output of [child.stdout, child.stderr]) {
    if (output !== null) {
      readLines(output, onLine);
    }
  }
  return new Promise((resolve, reject) => {
    let ready = false;
    let over = false;
    const onEnd = (how: string): void => {
      if (over) {
        return;
      }
      over = true;
      if (ready) {
        events.onExit(how);
      } else {
        const reason = lines.find((line) => /error/i.test(line)) ?? lines.at(-1);
        const said = reason === undefined ? "" : `: ${reason.trim()}`;
        reject(new EngineError("process", "not-started", `the engine process cannot be started (${how})${said}`));
      }
    };
    child.on("error", (error) => onEnd(error.message));
    child.on("exit", (code, signal) => onEnd(signal === null ? `exit code ${code}` : `signal ${signal}`));
    child.on("message", (message: FromEngine) => {
      if (message.type === "ready") {
        ready = true;
        resolve({
          pid: child.pid ?? 0,
          backend: message.backend,
          send: (order) => sendTo(child, order),
          kill: () => child.kill("SIGKILL"),
        });
      } else {
        events.onMessage(message);
      }
    });
    sendTo(child, { type: "configure", settings });
  });
}

/** A message to a process that has just ended is lost; its end is reported by itself. */
function sendTo(child: ChildProcess, message: ToEngine): void {
  if (child.connected) {
    child.send(message, () => undefined);
  }
}

function readLines(stream: Readable, onLine: (line: string) => void): void {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line.trim() !== "") {
        onLine(line);
      }
    }
  });
}
