export { type PhotoModelCard, photoModel } from "./photo-model.ts";
