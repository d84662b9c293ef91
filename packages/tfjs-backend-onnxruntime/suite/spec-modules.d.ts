/** Made by the bundler: a loader for each spec file of TensorFlow.js core. */
declare module "spec-modules" {
  export const specModules: Readonly<Record<string, () => Promise<unknown>>>;
}
