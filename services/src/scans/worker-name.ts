import { randomBytes } from "node:crypto";
import { hostname } from "node:os";

/** A name that no other worker has, and that tells where it runs. */
export function newWorkerName(): string {
  return [hostname(), process.pid, randomBytes(3).toString("hex")].join("/");
}

/** Whether a worker ran in a process of this machine that is gone. Of this process there is none before it makes one. */
export function isGone(name: string): boolean {
  const [host, pid] = name.split("/");
  return host === hostname() && (Number(pid) === process.pid || !isAlive(Number(pid)));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: another user's.
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
