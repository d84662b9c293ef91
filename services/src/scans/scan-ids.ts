import { randomBytes } from "node:crypto";

/** Names of scans: later ones sort behind earlier ones. */
export class ScanIds {
  #last = 0;

  /** 20 hexadecimal digits: milliseconds since 1970, then chance. */
  next(): string {
    this.#last = Math.max(Date.now(), this.#last + 1);
    return this.#last.toString(16).padStart(12, "0") + randomBytes(4).toString("hex");
  }
}
