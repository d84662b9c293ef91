import { EngineError } from "../engine/engine-error.ts";
import { RequestError } from "../request-error.ts";

/**
 * Waits for what is made of a request's image.
 * @param field where the image stands
 * @throws RequestError naming the field if the image cannot be read; whatever else it rejects with
 */
export async function nameImage<Value>(made: Promise<Value>, field: string): Promise<Value> {
  try {
    return await made;
  } catch (error) {
    if (!(error instanceof EngineError) || error.origin !== "ImageError" || error.code === "preprocessing") {
      throw error;
    }
    throw new RequestError(error.code === "too-large" ? "too-large" : "invalid", error.message, field);
  }
}
