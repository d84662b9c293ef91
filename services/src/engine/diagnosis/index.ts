export { planBatches } from "./plan-batches.ts";
