import type { NextConfig } from "next";

/** Where `next dev` finds the services; the export is served by them and needs no rewrite. */
const services = process.env.DECONVSCOPE_HTTP ?? "http://127.0.0.1:8080";

/**
 * How a zone is built: static files, below its own path.
 * @param basePath e.g. "/deconv"; none of the zone at the root
 */
export function configureZone(basePath?: string): (phase: string) => NextConfig {
  return (phase) => ({
    ...(basePath === undefined ? {} : { basePath }),
    trailingSlash: true,
    reactStrictMode: true,
    images: { unoptimized: true },
    transpilePackages: ["@deconvscope/shell", "@deconvscope/proto"],
    typescript: { ignoreBuildErrors: true },
    // Keeps styles in the order of their imports, the zone's own after the shell's, on pages that share some.
    experimental: { cssChunking: "graph" },
    ...(phase === "phase-development-server"
      ? {
          skipTrailingSlashRedirect: true,
          rewrites: async () =>
            [
              ["/:service(deconvscope\\.v1\\.\\w+)/:method", "/:service/:method"],
              ["/status.json", "/status.json"],
            ].map(([source = "", path = ""]) => ({ source, destination: services + path, basePath: false })),
        }
      : { output: "export" }),
  });
}
