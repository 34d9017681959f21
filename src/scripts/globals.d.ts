// What the scripts of a page hand to each other, and to the app, through `window`; and modules that are not
// TypeScript.

import type { fetchPacked } from './loader/fetch-gzip';
import type { Settings } from './loader/settings';

declare global {
  interface Window {
    /** As `fetch`, but packed also where the server would send the file as it is: the app loads with it. */
    fetchPacked: typeof fetchPacked;
    /** What was pressed last. */
    tapped?: EventTarget | null;
    /** What the webmaster has set. */
    siteSettings: Promise<Settings>;
    /** What scripts that are loaded on first use do when one of their buttons is pressed, by name. */
    siteScripts?: Record<string, (button: HTMLElement) => void>;
    /** Reads the page aloud, once the script for it is there. */
    readAloud?: () => void;
    /** In the single file: the text of a script that a site has in a file. */
    siteScript?: (path: string) => string | undefined;
    /** In the single file: says and does what `location` does on a site. */
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
    /** Of Chromium alone. */
    readonly connection?: { readonly saveData?: boolean; readonly effectiveType?: string; readonly type?: string };
  }
}
