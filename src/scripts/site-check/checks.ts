// Server checks for webmasters after an upload: whether files are served unchanged and with the right headers. Shared
// by the about page (`page.ts`) and `cargo xtask doctor URL` (`cli.ts`).
import {
  BUSY,
  LOST_IS_FOUND,
  NOT_CACHED,
  NOT_SECURE,
  NO_DATA,
  NO_INDEX,
  NO_SETTINGS,
  NO_TYPE,
  NO_WEBASSEMBLY,
  NO_WORKER,
  OTHER_HOME,
  OTHER_LOST_PAGE,
  STEP_ADDRESSES,
  STEP_FRAMES,
  STEP_HOME,
  STEP_SETTINGS,
  filesBlocked,
  filesChanged,
  filesInAll,
  filesMissing,
  filesNotPacked,
  framesRefused,
  homeClosed,
  lostRedirect,
  pagesCached,
  settingsBroken,
  stepFile,
  wrongCharset,
  wrongRedirect,
  wrongType,
  wrongWorkerType,
} from './texts';

/** A problem with a server, and its remedy. */
export interface Finding {
  /** A short code for phone support. */
  code: string;
  /** Whether it affects users; otherwise it only costs speed. */
  isFault: boolean;
  /** The problem. */
  what: string;
  /** The remedies, by server. */
  remedy: string[];
}

/** The release's files, as listed in `sw.js`. */
interface Release {
  version: string;
  files: Record<string, string>;
}

/** Content types by file extension; the first is the recommended one. */
const TYPES: Record<string, string[]> = {
  html: ['text/html'],
  css: ['text/css'],
  js: ['text/javascript', 'application/javascript', 'application/x-javascript'],
  wasm: ['application/wasm'],
  json: ['application/json'],
  webmanifest: ['application/manifest+json', 'application/json'],
  svg: ['image/svg+xml'],
  png: ['image/png'],
};
/** Number of parallel requests, low enough for gateways with rate limits. */
const AT_ONCE = 2;
const DAY_S = 86400;
const MOST_NAMED = 8;

/** Checks the site below this URL, which ends in a slash. `tell` receives the progress. */
export async function check(root: string, tell: (words: string) => void): Promise<Finding[]> {
  const findings: Finding[] = [];
  const add = (code: string, isFault: boolean, what: string, ...remedy: string[]): void => void findings.push({ code, isFault, what, remedy });
  const get = (path: string, how?: RequestInit): Promise<Response> => fetch(root + path, { cache: 'no-store', ...how });

  tell(STEP_HOME);
  const home = await get('').catch((error: Error) => error);
  if (home instanceof Error || !home.ok) {
    add('D01', true, ...homeClosed(home instanceof Error ? home.message : home.status));
    return findings;
  }
  checkCharset(home, add);
  const html = await home.text();
  if (!html.includes('name="site-files"')) {
    add('D02', true, ...OTHER_HOME);
    return findings;
  }
  const release = await releaseOf(get, add);
  if (release) {
    await checkFiles(root, release, get, add, tell);
    checkSecure(root, add);
  }
  tell(STEP_ADDRESSES);
  await checkSlashes(root, get, add);
  await checkLost(get, add);
  tell(STEP_SETTINGS);
  await checkSettings(get, add);
  await checkData(get, add);
  tell(STEP_FRAMES);
  await checkFrames(get, add);
  return findings;
}

type Add = (code: string, isFault: boolean, what: string, ...remedy: string[]) => void;
type Get = (path: string, how?: RequestInit) => Promise<Response>;

function checkCharset(response: Response, add: Add): void {
  const charset = /charset=["']?([\w-]+)/i.exec(response.headers.get('Content-Type') || '');
  if (charset && charset[1] && !/^utf-?8$/i.test(charset[1])) {
    add('D03', false, ...wrongCharset(charset[1]));
  }
}

/** The list of the release's files; `undefined` if it is unavailable. */
async function releaseOf(get: Get, add: Add): Promise<Release | undefined> {
  const response = await get('sw.js').catch(() => undefined);
  const text = response && response.ok ? await response.text() : '';
  const json = /^\uFEFF?const RELEASE=(\{.*\});/.exec(text);
  if (!json || !json[1]) {
    add('D04', true, ...NO_WORKER);
    return undefined;
  }
  const type = (response && response.headers.get('Content-Type')) || '';
  if (!/javascript/.test(type)) add('D05', true, ...wrongWorkerType(type));
  return JSON.parse(json[1]);
}

/** Checks every file of the release: availability, type, compression, caching, integrity. */
async function checkFiles(root: string, release: Release, get: Get, add: Add, tell: (words: string) => void): Promise<void> {
  const [changed, missing, blocked, unpacked]: string[][] = [[], [], [], []];
  const wrongTypes = new Map<string, string>();
  const waiting = Object.keys(release.files);
  const count = waiting.length;
  const seen: Record<string, boolean> = {};
  let isBusy = false;
  const look = async (path: string): Promise<void> => {
    const response = await get(path).catch(() => undefined);
    if (response && (response.status === 429 || response.status === 503)) {
      isBusy = true;
      waiting.length = 0;
      return;
    }
    const ending = path.slice(path.lastIndexOf('.') + 1);
    const type = ((response && response.headers.get('Content-Type')) || '').split(';')[0]!.trim();
    if (!response || response.status === 404) return void missing.push(path);
    if (!response.ok || (type === 'text/html' && ending !== 'html')) return void blocked.push(path);
    const known = TYPES[ending];
    if (known && !known.includes(type)) wrongTypes.set('.' + ending, type || NO_TYPE);
    const bytes = await response.arrayBuffer();
    const digest = await sha256(bytes);
    if (digest && digest !== release.files[path]) changed.push(path);
    if (path.startsWith('assets/')) checkAsset(path, ending, bytes.byteLength, response, seen, unpacked, add);
    else if (ending === 'html' && !seen.page) {
      seen.page = true;
      const age = /max-age=(\d+)/.exec(response.headers.get('Cache-Control') || '');
      if (age && Number(age[1]) > 600) {
        add('D06', false, ...pagesCached(age[1]!));
      }
    }
  };
  const work = async (): Promise<void> => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      tell(stepFile(count - waiting.length, count));
      await look(path);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (isBusy) add('D07', true, ...BUSY);
  if (unpacked.length) add('D12', false, ...filesNotPacked(named(unpacked.sort())));
  if (missing.length) add('D08', true, ...filesMissing(named(missing)));
  if (blocked.length) add('D09', true, ...filesBlocked(named(blocked)));
  if (changed.length) add('D10', true, ...filesChanged(named(changed)));
  wrongTypes.forEach((type, ending) => {
    add('D11', ending === '.js' || ending === '.css', ...wrongType(ending, type, TYPES[ending.slice(1)]![0]!));
  });
  void root;
}

/** Checks compression and caching of hashed files, reporting each kind of problem once. */
function checkAsset(path: string, ending: string, bytes: number, response: Response, seen: Record<string, boolean>, unpacked: string[], add: Add): void {
  if (bytes > 20000 && !response.headers.has('Content-Encoding') && !seen[ending]) {
    seen[ending] = true;
    unpacked.push(path + '（' + Math.round(bytes / 1024) + ' KB）');
  }
  const age = /max-age=(\d+)/.exec(response.headers.get('Cache-Control') || '');
  if ((!age || Number(age[1]) < DAY_S) && !seen.age) {
    seen.age = true;
    add('D13', false, ...NOT_CACHED);
  }
}

function checkSecure(root: string, add: Add): void {
  if (!/^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/.test(root)) {
    add('D14', true, ...NOT_SECURE);
  }
}

async function checkSlashes(root: string, get: Get, add: Add): Promise<void> {
  try {
    const response = await get('measures');
    if (response.url !== root + 'measures/' && response.url !== root + 'measures/index.html') {
      add('D15', true, ...wrongRedirect(response.url));
    }
  } catch (error) {
    add('D15', true, ...lostRedirect());
  }
  const folder = await get('measures/').catch(() => undefined);
  if (!folder || !folder.ok) {
    add('D16', true, ...NO_INDEX);
  }
}

async function checkLost(get: Get, add: Add): Promise<void> {
  const response = await get('no-such-page/').catch(() => undefined);
  if (!response) return;
  const text = await response.text();
  if (response.status === 200) add('D17', false, ...LOST_IS_FOUND);
  // As `src/static_site/not_found.html` says.
  else if (!text.includes('没有这个页面')) add('D18', false, ...OTHER_LOST_PAGE);
}

async function checkSettings(get: Get, add: Add): Promise<void> {
  const response = await get('site.json').catch(() => undefined);
  if (!response || !response.ok) return add('D19', false, ...NO_SETTINGS);
  const bytes = await response.arrayBuffer();
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    add('D20', true, ...settingsBroken((error as Error).message));
  }
}

async function checkData(get: Get, add: Add): Promise<void> {
  const response = await get('data/index.json').catch(() => undefined);
  const isThere = response && response.ok && (await response.json().then(() => true, () => false));
  if (!isThere) add('D21', false, ...NO_DATA);
}

async function checkFrames(get: Get, add: Add): Promise<void> {
  const response = await get('embed/').catch(() => undefined);
  if (!response || !response.ok) return;
  const old = response.headers.get('X-Frame-Options');
  const policy = response.headers.get('Content-Security-Policy') || '';
  const ancestors = /frame-ancestors ([^;]*)/.exec(policy);
  if (old || (ancestors && ancestors[1] !== '*')) {
    add('D22', false, ...framesRefused(old ? 'X-Frame-Options: ' + old : 'frame-ancestors'));
  }
  if (policy.includes('script-src') && !/wasm-unsafe-eval|unsafe-eval/.test(policy)) {
    add('D23', true, ...NO_WEBASSEMBLY);
  }
}

function named(paths: string[]): string {
  const more = paths.length > MOST_NAMED ? filesInAll(paths.length) : '';
  return paths.slice(0, MOST_NAMED).join('、') + more;
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  // Only available over HTTPS; over HTTP integrity cannot be checked.
  if (!globalThis.crypto || !crypto.subtle) return '';
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
