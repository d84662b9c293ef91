import { AsyncLocalStorage } from "node:async_hooks";
import { type Context, ROOT_CONTEXT, type Span, trace } from "@opentelemetry/api";

/** Of which span what is done now is a part. */
export class CurrentSpan {
  readonly #contexts = new AsyncLocalStorage<Context>();

  get context(): Context {
    return this.#contexts.getStore() ?? ROOT_CONTEXT;
  }

  run<Result>(span: Span, work: () => Result): Result {
    return this.#contexts.run(trace.setSpan(this.context, span), work);
  }
}
