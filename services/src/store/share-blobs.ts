import type { SharedBlobs } from "./blob-store.ts";
import { BlobTable } from "./blob-table.ts";
import { parseBucketPlace } from "./bucket-place.ts";
import type { Database } from "./database.ts";
import { MovedBlobs } from "./moved-blobs.ts";

/**
 * Where other hosts find the blobs: in the bucket that is named, or in a database that hosts share; else nowhere. The
 * bucket's client is loaded only where one is named.
 * @param options as the flags have them
 * @throws StoreError if the bucket cannot be reached; Error if its address is none
 */
export async function shareBlobs(
  { store, blobs }: { readonly store: string | undefined; readonly blobs: string | undefined },
  database: Database,
): Promise<SharedBlobs | undefined> {
  const table = store === undefined ? undefined : new BlobTable(database);
  if (blobs === undefined) {
    return table;
  }
  const place = parseBucketPlace(blobs);
  if (place === undefined) {
    throw new Error(`blobs: ${JSON.stringify(blobs)} given; expected s3://bucket/prefix`);
  }
  const { BlobBucket } = await import("./blob-bucket.ts");
  const bucket = await BlobBucket.open(place);
  return table === undefined ? bucket : new MovedBlobs(bucket, table);
}
