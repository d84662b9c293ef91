export { type BackendName, backendNames, parseBackendName } from "./backend-names.ts";
export { type StartedBackend, startBackend } from "./start-backend.ts";
