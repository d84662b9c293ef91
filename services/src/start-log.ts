import { type Logger, pino } from "pino";

/** JSON lines on standard error. */
export function startLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
