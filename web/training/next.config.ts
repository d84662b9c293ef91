import { configureZone } from "@deconvscope/shell/configure-zone";

export default configureZone("/training");
