// @vitest-environment happy-dom
import { testGallery } from "@deconvscope/vitest-config/gallery";
import { examples } from "./index.ts";

testGallery(examples);
