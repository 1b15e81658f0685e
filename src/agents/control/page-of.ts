import { decodePageToken, encodePageToken } from '../../resources/page-token.ts'

export interface PageRequest {
  readonly maxResults?: number | undefined
  readonly nextToken?: string | undefined
}

const PAGE = 100

/**
 * A page of a list that is at hand.
 *
 * @param items in the order of their `position`, which rises and stays with an item.
 * @param list what a token is good for.
 * @throws ValidationException for a token that another list gave.
 */
export const pageOf = <Item>(
  items: readonly Item[],
  position: (item: Item) => number,
  list: readonly string[],
  { maxResults = PAGE, nextToken }: PageRequest,
): { readonly items: readonly Item[]; readonly nextToken?: string } => {
  const after = nextToken === undefined ? undefined : decodePageToken(list, nextToken)
  const left = after === undefined ? items : items.filter(item => position(item) > after)
  const page = left.slice(0, maxResults)
  const last = page.at(-1)
  return {
    items: page,
    ...(left.length > page.length &&
      last !== undefined && { nextToken: encodePageToken(list, position(last)) }),
  }
}

/**
 * A page of the store's, and behind the last of them one item more that the store does not have.
 *
 * @param list what the token of the last item alone is good for.
 */
export const pageAndOne = async <Item>(
  ask: (request: PageRequest) => Promise<{ readonly items: readonly Item[]; readonly nextToken?: string }>,
  one: Item,
  list: readonly string[],
  { maxResults = PAGE, nextToken }: PageRequest,
): Promise<{ readonly items: readonly Item[]; readonly nextToken?: string }> => {
  const atOne = encodePageToken(list, 0)
  if (nextToken === atOne) return { items: [one] }
  const page = await ask({ maxResults, nextToken })
  if (page.nextToken !== undefined) return page
  if (page.items.length < maxResults) return { items: [...page.items, one] }
  return { items: page.items, nextToken: atOne }
}
