// Server checks for webmasters after an upload: whether files are served unchanged and with the right headers. Shared
// by the about page (`page.ts`) and `cargo xtask doctor URL` (`cli.ts`).

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
const SNIPPETS = '最省事的办法：换成压缩包 hosting/ 里的 nginx.conf、apache.htaccess 或 web.config（宝塔：站点设置 → 配置文件 / 伪静态）。';
/** Number of parallel requests, low enough for gateways with rate limits. */
const AT_ONCE = 2;
const DAY_S = 86400;
const MOST_NAMED = 8;

/** Checks the site below this URL, which ends in a slash. `tell` receives the progress. */
export async function check(root: string, tell: (words: string) => void): Promise<Finding[]> {
  const findings: Finding[] = [];
  const add = (code: string, isFault: boolean, what: string, ...remedy: string[]): void => void findings.push({ code, isFault, what, remedy });
  const get = (path: string, how?: RequestInit): Promise<Response> => fetch(root + path, { cache: 'no-store', ...how });

  tell('首页');
  const home = await get('').catch((error: Error) => error);
  if (home instanceof Error || !home.ok) {
    add('D01', true, '首页打不开：' + (home instanceof Error ? home.message : home.status), '检查网址；网址要写到首页所在的目录，以 / 结尾。');
    return findings;
  }
  checkCharset(home, add);
  const html = await home.text();
  if (!html.includes('name="site-files"')) {
    add('D02', true, '这个网址不是本站的首页，或者首页被换掉了。', '检查网址和上传的目录。');
    return findings;
  }
  const release = await releaseOf(get, add);
  if (release) {
    await checkFiles(root, release, get, add, tell);
    checkSecure(root, add);
  }
  tell('目录和地址');
  await checkSlashes(root, get, add);
  await checkLost(get, add);
  tell('设置和开放数据');
  await checkSettings(get, add);
  await checkData(get, add);
  tell('嵌入页');
  await checkFrames(get, add);
  return findings;
}

type Add = (code: string, isFault: boolean, what: string, ...remedy: string[]) => void;
type Get = (path: string, how?: RequestInit) => Promise<Response>;

function checkCharset(response: Response, add: Add): void {
  const charset = /charset=["']?([\w-]+)/i.exec(response.headers.get('Content-Type') || '');
  if (charset && charset[1] && !/^utf-?8$/i.test(charset[1])) {
    add(
      'D03',
      false,
      '服务器说网页是 ' + charset[1] + ' 编码，其实是 UTF-8。本站的网页带有标记，仍能正确显示；别的文字文件会乱码。',
      'nginx：charset utf-8;',
      'Apache：AddDefaultCharset UTF-8',
      'IIS：删去 MIME 类型里的 charset。',
    );
  }
}

/** The list of the release's files; `undefined` if it is unavailable. */
async function releaseOf(get: Get, add: Add): Promise<Release | undefined> {
  const response = await get('sw.js').catch(() => undefined);
  const text = response && response.ok ? await response.text() : '';
  const json = /^\uFEFF?const RELEASE=(\{.*\});/.exec(text);
  if (!json || !json[1]) {
    add('D04', true, 'sw.js 拿不到，或者不是本站的：不能离线使用。', '重新上传 sw.js；网关拦截时请放行。');
    return undefined;
  }
  const type = (response && response.headers.get('Content-Type')) || '';
  if (!/javascript/.test(type)) add('D05', true, 'sw.js 的类型是“' + type + '”，浏览器不会用它：不能离线使用。', SNIPPETS);
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
    if (known && !known.includes(type)) wrongTypes.set('.' + ending, type || '没有');
    const bytes = await response.arrayBuffer();
    const digest = await sha256(bytes);
    if (digest && digest !== release.files[path]) changed.push(path);
    if (path.startsWith('assets/')) checkAsset(path, ending, bytes.byteLength, response, seen, unpacked, add);
    else if (ending === 'html' && !seen.page) {
      seen.page = true;
      const age = /max-age=(\d+)/.exec(response.headers.get('Cache-Control') || '');
      if (age && Number(age[1]) > 600) {
        add('D06', false, '网页会被浏览器缓存 ' + age[1] + ' 秒：更新以后，看过的人过很久才看到。', 'nginx：网页用 add_header Cache-Control "no-cache";', SNIPPETS);
      }
    }
  };
  const work = async (): Promise<void> => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      tell('文件 ' + (count - waiting.length) + '/' + count);
      await look(path);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (isBusy) add('D07', true, '网关嫌请求太多（429 或 503），没有查完。同一个出口的很多人一起打开时会被挡住。', '请网关管理员放宽对本站的次数限制。');
  if (unpacked.length) {
    add(
      'D12',
      false,
      '没有压缩就送出的文件：' + named(unpacked.sort()) + '。页面打开得慢，也多用流量。',
      'nginx：gzip_static on; 宝塔：站点设置 → 配置文件里加上这一句。',
      'Apache：用 hosting/apache.htaccess；IIS：打开“静态内容压缩”。',
    );
  }
  if (missing.length) add('D08', true, '缺少文件：' + named(missing), '重新上传；上传时不要漏掉子目录。');
  if (blocked.length) {
    add('D09', true, '被拦截的文件：' + named(blocked), '请网关、安全狗或宝塔防火墙放行 .wasm、.bin；本站会改用同名的 .gz，请至少放行它。');
  }
  if (changed.length) {
    add(
      'D10',
      true,
      '和发布的不一样的文件：' + named(changed) + '。网页能看，但不能离线使用。',
      'FTP 请用二进制（binary）方式重新上传；不要压缩、加密网页；关掉网关、宝塔或运营商插入内容的功能。',
    );
  }
  wrongTypes.forEach((type, ending) => {
    add(
      'D11',
      ending === '.js' || ending === '.css',
      ending + ' 的类型是“' + type + '”，应当是“' + TYPES[ending.slice(1)]![0] + '”。',
      'nginx：在 types { } 里加一行；Apache：AddType ' + TYPES[ending.slice(1)]![0] + ' ' + ending,
      'IIS：MIME 类型里加 ' + ending + '。',
      SNIPPETS,
    );
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
    add('D13', false, 'assets/ 里的文件没有让浏览器长期保存（Cache-Control），每次都要重新问服务器。', SNIPPETS);
  }
}

function checkSecure(root: string, add: Add): void {
  if (!/^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/.test(root)) {
    add('D14', true, '用的是 http：不能离线使用，复制按钮也受限制，运营商可能插入广告。', '给网站配上 https 证书（宝塔：站点设置 → SSL）。');
  }
}

async function checkSlashes(root: string, get: Get, add: Add): Promise<void> {
  const remedy = ['nginx：absolute_redirect off;（放在本站的 location 里）', 'Apache：网关要把访问者用的主机名原样传给它（ProxyPreserveHost On）。', '对象存储：打开“子目录首页”，并把错误页设成 404.html。'];
  try {
    const response = await get('measures');
    if (response.url !== root + 'measures/' && response.url !== root + 'measures/index.html') {
      add('D15', true, '网址少写最后的 / 时，没有转到正确的地址：' + response.url, ...remedy);
    }
  } catch (error) {
    add('D15', true, '网址少写最后的 / 时，转到了打不开的地址（多半带着内部的端口或 http）。', ...remedy);
  }
  const folder = await get('measures/').catch(() => undefined);
  if (!folder || !folder.ok) {
    add('D16', true, '目录 measures/ 没有首页：站内的链接都打不开。', 'nginx：index index.html; IIS：默认文档加 index.html。', '对象存储：打开“子目录首页”；没有这一项的，把错误页（404）设成 404.html，它会转过去。');
  }
}

async function checkLost(get: Get, add: Add): Promise<void> {
  const response = await get('no-such-page/').catch(() => undefined);
  if (!response) return;
  const text = await response.text();
  if (response.status === 200) add('D17', false, '不存在的网址也回答 200：抄错的链接没有提示，搜索引擎会收录。', SNIPPETS);
  else if (!text.includes('没有这个页面')) add('D18', false, '不存在的网址用的不是本站的 404.html：没有回首页的链接，被改过的链接也转不回来。', 'nginx：error_page 404 /目录/404.html; Apache：ErrorDocument 404 /目录/404.html');
}

async function checkSettings(get: Get, add: Add): Promise<void> {
  const response = await get('site.json').catch(() => undefined);
  if (!response || !response.ok) return add('D19', false, 'site.json 拿不到：单位名称、电话等不会显示。', '上传 site.json；IIS 要有 .json 的 MIME 类型。');
  const bytes = await response.arrayBuffer();
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    add('D20', true, 'site.json 不是 UTF-8 编码的正确 JSON：' + (error as Error).message, '用记事本打开，检查引号和逗号，“另存为”时编码选 UTF-8。');
  }
}

async function checkData(get: Get, add: Add): Promise<void> {
  const response = await get('data/index.json').catch(() => undefined);
  const isThere = response && response.ok && (await response.json().then(() => true, () => false));
  if (!isThere) add('D21', false, '开放数据 data/ 拿不到：“复制数据”“核对原文”用不了。', '上传 data/ 目录；IIS 要有 .json 的 MIME 类型。');
}

async function checkFrames(get: Get, add: Add): Promise<void> {
  const response = await get('embed/').catch(() => undefined);
  if (!response || !response.ok) return;
  const old = response.headers.get('X-Frame-Options');
  const policy = response.headers.get('Content-Security-Policy') || '';
  const ancestors = /frame-ancestors ([^;]*)/.exec(policy);
  if (old || (ancestors && ancestors[1] !== '*')) {
    add('D22', false, '嵌入页 embed/ 不让别的网站放进框里（' + (old ? 'X-Frame-Options: ' + old : 'frame-ancestors') + '）。', '只对 embed/ 去掉这个响应头；别的页面保留。');
  }
  if (policy.includes('script-src') && !/wasm-unsafe-eval|unsafe-eval/.test(policy)) {
    add('D23', true, '内容安全策略（CSP）没有允许 WebAssembly：搜索和查条件用不了。', "script-src 里加 'wasm-unsafe-eval'，或用 hosting/ 里的配置。");
  }
}

function named(paths: string[]): string {
  const more = paths.length > MOST_NAMED ? ' 等' + paths.length + '个' : '';
  return paths.slice(0, MOST_NAMED).join('、') + more;
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  // Only available over HTTPS; over HTTP integrity cannot be checked.
  if (!globalThis.crypto || !crypto.subtle) return '';
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
