import { join } from "node:path";
import { bundleEmbeds } from "./bundle-embeds.ts";

await bundleEmbeds(join(import.meta.dirname, "../dist"));
