/** Specs of TensorFlow.js core that this backend is known to fail, and why. */
export interface Exclusion {
  /** Spec file, such as "ops/abs_test". */
  readonly file: string;
  /** Full names of the specs without the test environment's, such as "abs basic". */
  readonly specs: readonly string[];
  readonly reason: string;
}

/** They run all the same: one that passes no longer belongs here. */
export const exclusions: readonly Exclusion[] = [];

/** Listed by TensorFlow.js core, but define no specs in Node: all is for browsers, or shared by other files. */
export const filesWithoutSpecs: readonly string[] = [
  "io/browser_files_test",
  "io/indexed_db_test",
  "io/local_storage_test",
  "io/model_management_test",
  "io/passthrough_test",
  "io/router_registry_test",
  "io/weights_loader_test",
  "ops/draw_test",
  "ops/identity_pool_test",
  "ops/image/rotate_with_offset_test",
  "platforms/platform_browser_test",
];
