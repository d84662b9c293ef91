/** A certificate and its key, PEM. */
export interface TlsFiles {
  readonly certificate: Buffer;
  readonly key: Buffer;
}
