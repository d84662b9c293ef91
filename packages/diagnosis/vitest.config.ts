export { vitestConfig as default } from "@deconvscope/vitest-config";
