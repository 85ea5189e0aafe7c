import type { Page, PageParams } from '../types/index';
import { optional, whole } from './shape';
import type { Fields } from './shape';

/** Checks of a paged request. */
export const pageFields: Fields = { page: optional(whole(1_000_000)), limit: optional(whole(50)) };

/** One page of a list; the first ten entries when the request does not say. */
export function pageOf<Item>(items: Item[], { page = 1, limit = 10 }: PageParams): Page<Item> {
  return { totalCount: items.length, list: items.slice((page - 1) * limit, page * limit) };
}
