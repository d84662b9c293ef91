import manifest from "../package.json" with { type: "json" };

/** What results, metrics and the dashboard name. */
export const productVersion: string = manifest.version;
