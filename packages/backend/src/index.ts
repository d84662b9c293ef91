export { type BackendName, backendNames, parseBackendName } from "./backend-names.ts";
export { type StartedBackend, type StartOptions, startBackend } from "./start-backend.ts";
