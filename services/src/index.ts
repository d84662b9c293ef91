export { createLocalTransport, type LocalTransport } from "./create-local-transport.ts";
export { OptionsError } from "./options/options-error.ts";
export { readOptions } from "./options/read-options.ts";
export { type RunningServer, startServer } from "./start-server.ts";
export { type RunningWorker, startWorker } from "./start-worker.ts";
export { StoreError } from "./store/store-error.ts";
