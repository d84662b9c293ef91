import type { TestProject } from "vitest/node";
import { startProduct } from "../src/index.ts";

declare module "vitest" {
  interface ProvidedContext {
    dashboard: string;
    grpc: string;
  }
}

/** One product for all test files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const product = await startProduct();
  project.provide("dashboard", product.dashboard);
  project.provide("grpc", product.grpc);
  return product.stop;
}
