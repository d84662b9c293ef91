import { writeFileSync } from "node:fs";
import { assemble } from "./assemble.ts";

const source = new URL("../src/draw-image.wat", import.meta.url);
const text = Buffer.from(await assemble(source)).toString("base64");
writeFileSync(
  new URL("../src/gen/draw-image.ts", import.meta.url),
  `/** Made of draw-image.wat by \`pnpm generate\`. */\nexport const code =\n  "${text}";\n`,
);
