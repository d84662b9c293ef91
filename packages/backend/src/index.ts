export { type BackendName, type StartedBackend, startBackend } from "./start-backend.ts";
