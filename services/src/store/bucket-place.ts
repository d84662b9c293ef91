/** Where in which bucket blobs lie. */
export interface BucketPlace {
  readonly url: string;
  readonly bucket: string;
  /** Of their names; empty, or ends in a slash. */
  readonly prefix: string;
}

/**
 * @param url s3://bucket or s3://bucket/some/prefix
 * @returns undefined if it is none
 */
export function parseBucketPlace(url: string): BucketPlace | undefined {
  const [, bucket, path = ""] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w!.*'()/-]*))?$/.exec(url) ?? [];
  if (bucket === undefined) {
    return undefined;
  }
  return { url, bucket, prefix: path === "" || path.endsWith("/") ? path : `${path}/` };
}
