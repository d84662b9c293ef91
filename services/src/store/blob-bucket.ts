import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { dayMilliseconds, type ReceivedFile, type SharedBlobs } from "./blob-store.ts";
import type { BucketPlace } from "./bucket-place.ts";
import { StoreError } from "./store-error.ts";

/** Where no region is said: what stores that have none of their own go by. */
const usualRegion = "us-east-1";

/** A file's stream is used up by a try that fails; the client repeats the other requests by itself. */
const mostUploads = 3;

const blobName = /^[0-9a-f]{64}$/;

const ignore = (): void => undefined;
/** The client writes what it throws to the console, too. */
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** Blobs in a bucket of S3, or of what speaks its language. */
export class BlobBucket implements SharedBlobs {
  readonly #client: S3Client;
  readonly #place: BucketPlace;

  private constructor(client: S3Client, place: BucketPlace) {
    this.#client = client;
    this.#place = place;
  }

  /**
   * Who it is and where come from the standard variables and files: AWS_ACCESS_KEY_ID, AWS_REGION, AWS_ENDPOINT_URL_S3, …
   * @throws StoreError if the bucket cannot be reached, or is not there
   */
  static async open(place: BucketPlace): Promise<BlobBucket> {
    const { AWS_REGION, AWS_DEFAULT_REGION, AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL } = process.env;
    const endpoint = AWS_ENDPOINT_URL_S3 || AWS_ENDPOINT_URL;
    const client = new S3Client({
      // What is not Amazon's answers on one name, and knows fewer checksums.
      ...(endpoint ? { endpoint, forcePathStyle: true, region: AWS_REGION || AWS_DEFAULT_REGION || usualRegion } : {}),
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
      logger: silent,
    });
    try {
      await client.send(new HeadBucketCommand({ Bucket: place.bucket }));
    } catch (error) {
      client.destroy();
      throw new StoreError(place.url, describeRefusal(error));
    }
    return new BlobBucket(client, place);
  }

  /**
   * The bucket refuses bytes that are others than their name says.
   * @throws StoreError, as all that is asked of the bucket
   */
  async save(file: Pick<ReceivedFile, "path" | "sha256" | "bytes">): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await this.#upload(file);
        return;
      } catch (error) {
        if (tries === mostUploads || isRefusal(error)) {
          throw new StoreError(this.#place.url, error);
        }
      }
    }
  }

  async has(sha256: string): Promise<boolean> {
    try {
      await this.#client.send(new HeadObjectCommand(this.#object(sha256)));
      return true;
    } catch (error) {
      if (isMissing(error)) {
        return false;
      }
      throw new StoreError(this.#place.url, describeRefusal(error));
    }
  }

  async *read(sha256: string): AsyncGenerator<Uint8Array, void> {
    const body = await this.#open(sha256);
    if (body !== undefined) {
      yield* body;
    }
  }

  async remove(sha256: string): Promise<void> {
    try {
      await this.#client.send(new DeleteObjectCommand(this.#object(sha256)));
    } catch (error) {
      throw new StoreError(this.#place.url, error);
    }
  }

  /** By when they were written; what has no blob's name is another's. */
  async listOld(): Promise<string[]> {
    const { bucket, prefix, url } = this.#place;
    const pages = paginateListObjectsV2({ client: this.#client }, { Bucket: bucket, Prefix: prefix });
    const old: string[] = [];
    try {
      for await (const { Contents: objects = [] } of pages) {
        for (const { Key: key = "", LastModified: written } of objects) {
          const name = key.slice(prefix.length);
          if (blobName.test(name) && written !== undefined && Date.now() - written.getTime() > dayMilliseconds) {
            old.push(name);
          }
        }
      }
    } catch (error) {
      throw new StoreError(url, error);
    }
    return old;
  }

  close(): void {
    this.#client.destroy();
  }

  async #upload({ path, sha256, bytes }: Pick<ReceivedFile, "path" | "sha256" | "bytes">): Promise<void> {
    const body = createReadStream(path);
    try {
      const checksum = Buffer.from(sha256, "hex").toString("base64");
      const contents = { Body: body, ContentLength: bytes, ChecksumSHA256: checksum };
      await this.#client.send(new PutObjectCommand({ ...this.#object(sha256), ...contents }));
    } finally {
      body.destroy();
    }
  }

  async #open(sha256: string): Promise<Readable | undefined> {
    try {
      const { Body: body } = await this.#client.send(new GetObjectCommand(this.#object(sha256)));
      return body instanceof Readable ? body : undefined;
    } catch (error) {
      if (isMissing(error)) {
        return undefined;
      }
      throw new StoreError(this.#place.url, error);
    }
  }

  #object(sha256: string): { Bucket: string; Key: string } {
    return { Bucket: this.#place.bucket, Key: this.#place.prefix + sha256 };
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
}

/** Asking again would not change it. */
function isRefusal(error: unknown): boolean {
  const status = error instanceof S3ServiceException ? (error.$metadata.httpStatusCode ?? 0) : 0;
  return status >= 400 && status < 500;
}

/** An answer to HEAD has no words. */
function describeRefusal(error: unknown): unknown {
  if (error instanceof S3ServiceException && isRefusal(error)) {
    const { httpStatusCode: status } = error.$metadata;
    return new Error(status === 404 ? "there is no such bucket" : `HTTP ${status}`, { cause: error });
  }
  return error;
}
