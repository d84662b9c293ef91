export { launchBrowser } from "./launch-browser.ts";
export { type RunningProduct, startProduct } from "./start-product.ts";
