export { findActiveBinding } from "./activate-variant.ts";
