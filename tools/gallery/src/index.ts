export { bundleEmbeds } from "./bundle-embeds.ts";
export { type Embed, embeds } from "./embeds.ts";
