import { quote, RequestError } from "../request-error.ts";

const rule = /^[a-z0-9][a-z0-9._/-]{0,63}$/;
const words = "1 to 64 of a–z, 0–9, '.', '_', '-' and '/', the first a letter or digit, no empty or dotted part";

/** @throws RequestError unless it is a name that models and datasets may have */
export function checkName(name: string, field: string): void {
  const parts = name.split("/");
  if (!rule.test(name) || parts.some((part) => part === "" || part === "." || part === "..")) {
    throw new RequestError("invalid", `${quote(name)} given; expected ${words}`, field);
  }
}
