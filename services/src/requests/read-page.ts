import { createHash } from "node:crypto";
import { quote, RequestError } from "../request-error.ts";
import { canonicalJson } from "./canonical-json.ts";

/** Which part of a list is asked for. */
export interface Page {
  readonly size: number;
  /** What the page before gave; empty: the first page. */
  readonly after: string;
}

/** @throws RequestError for a size below 0 or above the largest, and for a token that no page gave */
export function readPage(
  request: { readonly pageSize: number; readonly pageToken: string },
  sizes: { readonly usual: number; readonly largest: number },
): Page {
  const { pageSize, pageToken } = request;
  if (pageSize < 0 || pageSize > sizes.largest) {
    throw new RequestError(
      "invalid",
      `${pageSize} given; expected 1 … ${sizes.largest}, or 0 for ${sizes.usual}`,
      "page_size",
    );
  }
  return { size: pageSize === 0 ? sizes.usual : pageSize, after: decodeToken(pageToken) };
}

/**
 * Where the page begins in a list that is counted.
 * @throws RequestError for a token that no such page gave
 */
export function pageOffset({ after }: Page): number {
  if (!/^\d{0,15}$/.test(after)) {
    throw refuseToken(encodeToken(after));
  }
  return Number(after);
}

/**
 * Cuts a list that was read one further than the page.
 * @param key what the next page begins after
 */
export function cutPage<Item>(
  items: readonly Item[],
  size: number,
  key: (item: Item) => string,
): { items: Item[]; nextPageToken: string } {
  const shown = items.slice(0, size);
  const last = shown.at(-1);
  const more = items.length > size && last !== undefined;
  return { items: shown, nextPageToken: more ? encodeToken(key(last)) : "" };
}

/** A part of a list that depends on the request, and may be of an earlier version of what is listed. */
export interface CountedPage {
  readonly size: number;
  readonly offset: number;
  /** Of the first page; undefined: this is the first. */
  readonly version: number | undefined;
  /** The token of the next page. */
  readonly next: (offset: number, version: number) => string;
}

/**
 * Reads a page whose token goes with one request only.
 * @param request what decides which items are listed, and in which order
 * @throws RequestError as `readPage`, and for the token of another request
 */
export function readCountedPage(
  page: { readonly pageSize: number; readonly pageToken: string },
  sizes: { readonly usual: number; readonly largest: number },
  request: unknown,
): CountedPage {
  const { size, after } = readPage(page, sizes);
  const digest = createHash("sha256").update(canonicalJson(request)).digest("base64url").slice(0, digestLength);
  const [, offset = 0, version] = /^(\d{1,15})\.(\d{1,15})\./.exec(after) ?? [];
  const next = (offset: number, version: number): string => encodeToken(`${offset}.${version}.${digest}`);
  if (after !== "" && next(Number(offset), Number(version)) !== page.pageToken) {
    throw refuseToken(page.pageToken);
  }
  return { size, offset: Number(offset), version: version === undefined ? undefined : Number(version), next };
}

const digestLength = 12;
const mark = "after ";

function encodeToken(key: string): string {
  return Buffer.from(mark + key).toString("base64url");
}

function decodeToken(token: string): string {
  if (token === "") {
    return "";
  }
  const text = Buffer.from(token, "base64url").toString();
  if (!text.startsWith(mark) || encodeToken(text.slice(mark.length)) !== token) {
    throw refuseToken(token);
  }
  return text.slice(mark.length);
}

function refuseToken(token: string): RequestError {
  return new RequestError(
    "invalid",
    `${quote(token)} given; expected next_page_token of the page before`,
    "page_token",
  );
}
