import { expect, test } from "vitest";
import { assemble } from "../scripts/assemble.ts";
import { code } from "./gen/draw-images.ts";

test("the code is what its source says", async () => {
  const assembled = await assemble(new URL("./draw-images.wat", import.meta.url));
  expect(code).toBe(Buffer.from(assembled).toString("base64"));
});
