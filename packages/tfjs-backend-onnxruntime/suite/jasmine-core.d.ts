/** The parts of jasmine-core that the suite drives; the package brings no types. */
declare module "jasmine-core" {
  export interface SpecResult {
    readonly id: string;
    readonly fullName: string;
    readonly status: string;
    readonly duration: number | null;
    readonly failedExpectations: readonly { readonly message: string; readonly stack: string }[];
  }

  export interface SuiteResult {
    readonly fullName: string;
    readonly failedExpectations: readonly { readonly message: string; readonly stack: string }[];
  }

  export interface Reporter {
    specStarted?(spec: { readonly id: string; readonly fullName: string }): void;
    specDone?(spec: SpecResult): void;
    suiteDone?(suite: SuiteResult): void;
    jasmineDone?(run: { readonly failedExpectations: readonly { readonly message: string }[] }): void;
  }

  export interface Suite {
    readonly id: string;
    readonly children: readonly (Suite | Spec)[];
  }

  export interface Spec {
    readonly id: string;
    getFullName(): string;
  }

  export interface Environment {
    configure(options: { random?: boolean; specFilter?: (spec: Spec) => boolean; autoCleanClosures?: boolean }): void;
    addReporter(reporter: Reporter): void;
    topSuite(): Suite;
    execute(): Promise<unknown>;
  }

  export interface Jasmine {
    DEFAULT_TIMEOUT_INTERVAL: number;
    getEnv(): Environment;
  }

  /** Makes a Jasmine and puts describe, it, expect … on the global object. */
  export function boot(): Jasmine;
}
