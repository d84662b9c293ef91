export { shareCores } from "../../share-cores.ts";
export { ImageThreads } from "./image-threads.ts";
export { scanImages } from "./scan-images.ts";
