import { writeFileSync } from "node:fs";
import { assemble } from "./assemble.ts";

const source = new URL("../src/draw-images.wat", import.meta.url);
const text = Buffer.from(await assemble(source)).toString("base64");
writeFileSync(
  new URL("../src/gen/draw-images.ts", import.meta.url),
  `/** Made of draw-images.wat by \`pnpm generate\`. */\nexport const code =\n  "${text}";\n`,
);
