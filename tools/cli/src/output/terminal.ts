import { styleText } from "node:util";
import { printable } from "./printable.ts";

type Style = Parameters<typeof styleText>[0];

/** Where a command's words go: results to one stream, everything else to the other. */
export interface Terminal {
  /** Characters a line of the results' stream has; 0 where that is no terminal. */
  readonly width: number;
  /** Writes a result; resolves when the stream has room again, or will never have. */
  print(text: string | Uint8Array): Promise<void>;
  /** Shows a line that the next one overwrites; nothing where nobody watches. */
  progress(text: string): void;
  /** Progress on a terminal; elsewhere, in a log say, a line now and then. */
  report(text: string): void;
  /** A line for people beside the result. */
  note(text: string): void;
  /** Colours text for results, only on a terminal and where NO_COLOR is not set. */
  style(style: Style, text: string): string;
}

const reportMilliseconds = 5000;

/** The terminal of this process. Without a terminal there is neither colour nor progress. */
export function openTerminal(quiet = false): Terminal {
  const { stdout, stderr } = process;
  let shown = false;
  let reportedAt = 0;
  const clear = () => {
    if (shown) stderr.write("\r\x1b[K");
    shown = false;
  };
  const progress = (text: string) => {
    if (!stderr.isTTY || quiet) return;
    clear();
    stderr.write(printable(text).slice(0, (stderr.columns || 80) - 1));
    shown = text !== "";
  };
  const note = (text: string) => {
    clear();
    if (!quiet) stderr.write(`${printable(text)}\n`);
  };
  return {
    width: stdout.isTTY ? stdout.columns : 0,
    async print(text) {
      clear();
      if (stdout.write(text)) return;
      await new Promise<void>((resolve) => {
        const go = () => {
          stdout.off("drain", go).off("error", go);
          resolve();
        };
        stdout.on("drain", go).on("error", go);
      });
    },
    progress,
    report(text) {
      if (stderr.isTTY) return progress(text);
      if (Date.now() - reportedAt < reportMilliseconds) return;
      reportedAt = Date.now();
      note(text);
    },
    note,
    style: (style, text) => styleText(style, text, { stream: stdout }),
  };
}
