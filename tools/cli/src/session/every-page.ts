interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextPageToken: string;
}

/** Every item of a paged list, page after page. */
export async function everyPage<Item>(fetch: (pageToken: string) => Promise<Page<Item>>): Promise<Item[]> {
  const all: Item[] = [];
  let token = "";
  do {
    const page = await fetch(token);
    all.push(...page.items);
    token = page.nextPageToken;
  } while (token !== "");
  return all;
}
