import { readFile, stat } from "node:fs";
import { expect, test } from "vitest";
import { hearMessages } from "./hear-messages.ts";

test("what arrived while a callback of input computed is heard", async () => {
  const controller = new AbortController();
  const heard = new Promise<void>((resolve, reject) => {
    readFile(import.meta.filename, () => {
      stat(import.meta.filename, () => controller.abort(new Error("gone")));
      const until = performance.now() + 100;
      while (performance.now() < until);
      hearMessages(controller.signal).then(resolve, reject);
    });
  });
  await expect(heard).rejects.toThrow("gone");
});

test("nothing is thrown where nobody has gone, or can", async () => {
  await hearMessages(new AbortController().signal);
  await hearMessages(undefined);
});
