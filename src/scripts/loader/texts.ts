// The sentences of the loader, which runs on every page: loading, crashes, offline use, the footer.
//
// `hosting/codes.txt` lists the codes for phone support.

// Loading the search and the questions: `boot.ts`, `failure.ts`.

/** WebAssembly is unsupported or disabled. */
export const UNSUPPORTED =
  '这个浏览器不能用搜索、筛选等功能（L1）；文件全文仍可阅读。版本较旧的，换用新版浏览器可使用全部功能；iPhone 开了“锁定模式”的，请在地址栏左边的菜单里对本站关闭。';
/** Loading is slow. */
export const SLOW = '网络很慢，搜索、查条件等功能还在载入（L2）；可以先看文字。';
/** Loading failed, with the code and one of the causes below. */
export const notLoaded = (code: string, cause: string): string => `搜索、筛选等功能没有载入（${code}）${cause}；文件全文仍可阅读。`;
export const CAUSE_BLOCKED = '：文件被网站或单位的网关拦截，请换一个网络，或告诉网站管理员';
export const CAUSE_MISSING = '：网站缺少文件，可能正在更新';
export const CAUSE_BUSY = '：一起打开的人太多，请过几分钟再试';
export const CAUSE_OTHER_VERSION = '：页面和程序的版本不一样';
export const CAUSE_DAMAGED = '：收到的程序不完整';
export const CAUSE_MEMORY = '：设备的内存不够，请关掉别的页面';
export const CAUSE_NETWORK = '：网络断了，或文件没有收到';
export const CAUSE_SERVER = '：网站的服务器出了错，请过几分钟再试';
export const CAUSE_FOLDER = '：网页不能双击打开，不上网请用单文件版 chan-gai-tong.html';
/** The link after a message, and the button after a crash. */
export const RELOAD = '重新载入';
/** A button whose script has not arrived. */
export const PRESS_AGAIN = '没有载入，请再按一次';

// Links: `boot.ts`, `target.ts`.

export const PAGE_NOT_STORED = '现在没有网络，那一页还没有存到本机。连上网以后再点一次；这一页可以接着看。';
export const NOWHERE = '网址末尾指向的那一处在本页找不到，下面是整个页面。';

// A crash: `crash-notice.ts`.

export const CRASHED = '程序出了故障。页面上的文字仍可阅读；重新载入后可以继续使用。';

// A new version: `offline.ts`. The states of offline storage are in `enhance/texts.ts`.

export const NEW_VERSION = '本站有新版本。';
export const USE_NEW_VERSION = '使用新版本';

// The footer: `settings.ts`.

export const HOTLINE_LABEL = '电话：';
export const ADDRESS_LABEL = '地址：';
