// Globals shared by the scripts of a page and the app, and modules that are not TypeScript.

import type { fetchPacked } from './loader/fetch-gzip';
import type { Settings } from './loader/settings';

declare global {
  interface Window {
    /**
     * As `fetch`, but falls back to the gzip copy of files that the server would send uncompressed. The app uses it.
     */
    fetchPacked: typeof fetchPacked;
    /** The target of the last click. */
    tapped?: EventTarget | null;
    /** The webmaster's settings. */
    siteSettings: Promise<Settings>;
    /** The click handlers of lazily loaded scripts, by name. */
    siteScripts?: Record<string, (button: HTMLElement) => void>;
    /** Reads the page aloud, once its script is loaded. */
    readAloud?: () => void;
    /** In the single file: the text of a script that is a separate file on a site. */
    siteScript?: (path: string) => string | undefined;
    /** In the single file: the substitute for `location`. */
    sitePlace?: SiteLocation;
  }

  interface SiteLocation {
    readonly href: string;
    readonly hash: string;
    readonly pathname: string;
    readonly origin: string;
    readonly search: string;
    assign(address: string): void;
    replace(address: string): void;
    reload(): void;
  }

  interface Navigator {
    /** Chromium only. */
    readonly connection?: { readonly saveData?: boolean; readonly effectiveType?: string; readonly type?: string };
  }
}
