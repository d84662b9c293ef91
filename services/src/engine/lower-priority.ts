import { writeFileSync } from "node:fs";
import { getPriority, setPriority } from "node:os";

const mostNiceness = 19;
const retryMilliseconds = 200;
/** No such process, or a system that shares its processors out among processes alone, or keeps it from us. */
const impossible: ReadonlySet<string> = new Set(["ENOENT", "ESRCH", "EACCES", "EPERM", "EROFS"]);

/**
 * Lets others go before a process that has just begun: its threads inherit that. Linux shares processors out among
 * sessions first, so a process that leads a session of its own has to be told as a session too.
 * @param niceness 1 … 19 more than this process's
 */
export function lowerPriority(pid: number, niceness: number): void {
  const lowered = Math.min(mostNiceness, getPriority() + niceness);
  setPriority(pid, lowered);
  if (process.platform === "linux") {
    lowerSession(pid, lowered);
  }
}

function lowerSession(pid: number, niceness: number): void {
  try {
    writeFileSync(`/proc/${pid}/autogroup`, String(niceness));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "EAGAIN") {
      // Only so many changes a second are taken.
      setTimeout(() => lowerSession(pid, niceness), retryMilliseconds).unref();
    } else if (!impossible.has(code)) {
      throw error;
    }
  }
}
