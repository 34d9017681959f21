// What the service worker stores by which names, for the pages that look what is there.

/**
 * Before the names of this site's caches: other sites of the same origin have caches too. Behind it stands a version, or
 * `own` for what belongs to none.
 *
 * @param scope the address of the site's root
 */
export function cachePrefix(scope: string): string {
  return 'chan-gai-tong ' + new URL(scope).pathname + ' ';
}

/** Of the cache that belongs to no version, below the site's root: the name of the cache that is live. */
export const LIVE = '__live__';
/** Of the same: files that came altered, with the digests of what came. */
export const ALTERED = '__altered__';
/** Of a version's cache: stands there once every file of the version does. */
export const COMPLETE = '__complete__';
