export { NotFound as default } from "@deconvscope/shell/not-found";
