// The service worker's cache names, shared with pages.

/**
 * The prefix of this site's caches, which distinguishes them from other sites of the same origin. A version follows, or
 * `own` for version-independent data.
 *
 * @param scope the URL of the site's root
 */
export function cachePrefix(scope: string): string {
  return 'chan-gai-tong ' + new URL(scope).pathname + ' ';
}

/** In the `own` cache, below the site's root: the name of the live cache. */
export const LIVE = '__live__';
/** In the `own` cache: the files that arrived altered, with their digests. */
export const ALTERED = '__altered__';
/** In a version's cache: marks that every file is stored. */
export const COMPLETE = '__complete__';
