// The dynamic parts of the about page: the webmaster's settings and problems in them, the state of offline storage,
// and the embed code.
import { Name } from '../contract';
import { closest, element } from '../dom';
import { CHANGED, STATE, STORE, type OfflineState } from '../loader/offline';
import { ALTERED, cachePrefix } from '../worker/cache-names';
import { KIOSK_SECONDS_MOST, LONGEST, MOST_LINKS, MOST_NOTES, type Problem } from '../loader/settings';

const OFFLINE: Record<OfflineState | 'altered' | 'update-altered' | 'checking' | 'current' | 'unreachable', string> = {
  file: '这是单文件版：整个网站都在这一个文件里，不用联网。',
  absent: '这个浏览器或网址不能离线使用（要用 https 网址，并换用较新的浏览器）。联网时一切照常。',
  thrifty: '您开了省流量，没有存到本机。要断网也能看，请点“存到本机”，要用多少流量见下面。',
  framed: '这里嵌在别的网页里，不能离线使用。直接打开本站即可。',
  filling: '正在存到本机，存好后断网也能打开全部页面……',
  pages: '全部页面已存在本机，断网也能看。查条件和搜索第一次用时还要联网，用过就会存下；也可以现在点“全部存到本机”。',
  ready: '可离线使用：全部页面已存在本机。',
  altered: '没有存到本机：有文件在路上或服务器上被改动过，和发布的不一样。联网时一切照常。网站管理员请重新上传，并请网关不要改动：',
  'update-altered': '新版本没有存到本机：有文件在路上或服务器上被改动过，和发布的不一样。已存的版本照常可用。网站管理员请重新上传，并请网关不要改动：',
  failed: '这次没有存完，下次打开时会接着存。联网时一切照常。',
  kept: '新版本这次没有存完，下次打开时会接着存。已存的版本照常可用。',
  offered: '有新版本，已经存好。点“使用新版本”就换过去。',
  checking: '正在检查……',
  current: '已是最新版本。可离线使用：全部页面已存在本机。',
  unreachable: '现在连不上本站，没法检查新版本。已存的版本照常可用。',
};
const MOST_NAMED = 5;
/** States in which the button starts storing instead of checking for a new version. */
const ASKS = ['thrifty', 'pages'];

const page = document.documentElement;

window.siteScripts = window.siteScripts || {};
window.siteScripts.about = fill;
document.addEventListener(CHANGED, showOffline);
document.addEventListener('click', function (event) {
  if (!closest(event, '#check-version')) return;
  if (ASKS.includes(page.getAttribute(STATE) || '')) document.dispatchEvent(new Event(STORE));
  else check();
});

/** Fills the current page. */
function fill(): void {
  const root = page.getAttribute(Name.DATA_ROOT) || '';
  const code = document.getElementById('embed-code');
  if (code && !page.hasAttribute('data-no-address')) code.textContent = (code.textContent || '').replace('本站网址/', root);
  showOffline();
  showSettings();
}

async function showSettings(): Promise<void> {
  const { where_to_ask: whereToAsk, problems = [] } = await window.siteSettings;
  const place = document.getElementById('settings');
  if (!place || place.hasAttribute('data-filled')) return;
  place.setAttribute('data-filled', '');
  if (whereToAsk) place.appendChild(element('p', '', whereToAsk));
  if (problems.length) {
    const words = '网站管理员请看：site.json 里有的内容没有用上，其余照常。' + problems.map(wordsFor).join('；') + '。';
    place.appendChild(element('p', 'settings__problem', words));
  }
  place.hidden = !place.hasChildNodes();
}

function wordsFor([kind, what = '']: Problem): string {
  const words: Record<Problem[0], string> = {
    unreachable: '现在读不到 site.json',
    json: 'site.json 的格式不对（不是 JSON）：' + what,
    encoding: 'site.json 存成了别的编码，请用记事本“另存为”，编码选 UTF-8',
    outermost: 'site.json 最外层要是 { }',
    text: what + ' 要是一段文字，写在引号里',
    long: what + ' 太长，最多' + LONGEST + '字',
    unknown: '不认识“' + what + '”这一项',
    accent: 'accent 要像 "#1a5fa8" 这样写，颜色要够深，字才看得清',
    address: 'public_address 要是 http:// 或 https:// 开头的网址',
    kiosk: 'kiosk 要写成 { "idle_seconds": 90, "countdown_seconds": 30 }',
    seconds: what + ' 要是 1 到 ' + KIOSK_SECONDS_MOST + ' 的数，以秒计',
    notes: 'notes 要写成 { "heilongjiang.10": "2019年起按……执行" }，每条最多' + LONGEST + '字，最多' + MOST_NOTES + '条',
    'no-links': 'links 要写成 [{ "text": "…", "url": "https://…" }]',
    links: 'links 里每一条都要有 text 和 http:// 或 https:// 开头的 url，最多' + MOST_LINKS + '条',
  };
  return words[kind];
}

/** Shows the state of offline storage. */
async function showOffline(): Promise<void> {
  const state = page.getAttribute(STATE) as OfflineState | null;
  if (!state) return;
  const altered = state === 'failed' || state === 'kept' ? await alteredFiles().catch(() => '') : '';
  // The state may have changed in the meantime.
  if (page.getAttribute(STATE) === state) say(altered ? (state === 'kept' ? 'update-altered' : 'altered') : state, altered);
}

function say(state: keyof typeof OFFLINE, more = ''): void {
  const place = document.getElementById('offline-state');
  if (!place || place.getAttribute('data-state') === state) return;
  place.textContent = OFFLINE[state] + more;
  place.setAttribute('data-state', state);
  const button = document.getElementById('check-version');
  if (!button) return;
  button.hidden = state === 'file' || state === 'absent' || state === 'framed';
  button.textContent = state === 'thrifty' ? '存到本机' : state === 'pages' ? '全部存到本机' : '检查新版本';
}

/**
 * The files that repeatedly arrive altered, as recorded by the worker; empty if they are not the reason for a failure.
 */
async function alteredFiles(): Promise<string> {
  const own = await ownCache();
  const response = own && (await own.match(page.getAttribute(Name.DATA_ROOT) + ALTERED));
  const note: { files: Record<string, string>; isLasting: boolean } | undefined = response ? await response.json() : undefined;
  if (!note || !note.isLasting) return '';
  const names = Object.keys(note.files);
  const more = names.length > MOST_NAMED ? ' 等' + names.length + '个' : '';
  return names.slice(0, MOST_NAMED).join('、') + more + '。';
}

/** The worker's cache of version-independent data, if it exists. */
async function ownCache(): Promise<Cache | undefined> {
  const name = cachePrefix(page.getAttribute(Name.DATA_ROOT) || '') + 'own';
  return (await caches.has(name)) ? caches.open(name) : undefined;
}

async function check(): Promise<void> {
  say('checking');
  try {
    const root = page.getAttribute(Name.DATA_ROOT) || '';
    // A user's request overrides the retry delay after earlier failures.
    const stored = await ownCache();
    if (stored) await stored.delete(root + ALTERED);
    const own = await navigator.serviceWorker.getRegistration(root);
    // A failed registration is retried; a parent site may have a worker of its own.
    if (!own || own.scope !== root) return void document.dispatchEvent(new Event(STORE));
    await own.update();
    // The update may already have failed.
    if (own.installing || page.getAttribute(STATE) === 'kept') return void showOffline();
    say(own.waiting ? 'offered' : 'current');
  } catch (error) {
    say('unreachable');
  }
}
