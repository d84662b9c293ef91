import type { NextConfig } from "next";

/** Where `next dev` finds the services; the export is served by them and needs no rewrite. */
const services = process.env.DECONVSCOPE_HTTP ?? "http://127.0.0.1:8080";

export default function configure(phase: string): NextConfig {
  const developing = phase === "phase-development-server";
  return {
    basePath: "/occlusion",
    trailingSlash: true,
    reactStrictMode: true,
    images: { unoptimized: true },
    transpilePackages: ["@deconvscope/shell", "@deconvscope/proto"],
    typescript: { ignoreBuildErrors: true },
    ...(developing
      ? {
          skipTrailingSlashRedirect: true,
          rewrites: async () =>
            [
              ["/:service(deconvscope\\.v1\\.\\w+)/:method", "/:service/:method"],
              ["/status.json", "/status.json"],
            ].map(([source = "", path = ""]) => ({ source, destination: services + path, basePath: false })),
        }
      : { output: "export" }),
  };
}
