// The sentences of the checks of a server, for webmasters: on the about page and of `cargo xtask doctor URL`.

/** A problem, and its remedies, by server. */
type Words = [what: string, ...remedy: string[]];

// The report: `page.ts`, `cli.ts`.

export const checking = (step: string): string => `正在检查：${step}……`;
export const NOTHING_FOUND = '没有发现问题。';
export const found = (count: number): string => `发现${count}条：`;
export const foundWithFaults = (count: number, faults: number): string => `共${count}条，其中有问题的${faults}条。`;
/** Precedes the code of a problem that affects users; below, of one that only costs speed. */
export const FAULT = '有问题 ';
export const ADVICE = '建议改 ';
export const notFinished = (reason: string): string => `没有查完：${reason}`;

// The steps: `checks.ts`.

export const STEP_HOME = '首页';
export const stepFile = (number: number, count: number): string => `文件 ${number}/${count}`;
export const STEP_ADDRESSES = '目录和地址';
export const STEP_SETTINGS = '设置和开放数据';
export const STEP_FRAMES = '嵌入页';

// The problems: `checks.ts`. `hosting/codes.txt` lists their codes.

const SNIPPETS = '最省事的办法：换成压缩包 hosting/ 里的 nginx.conf、apache.htaccess 或 web.config（宝塔：站点设置 → 配置文件 / 伪静态）。';

/** D01 */
export const homeClosed = (reason: string | number): Words => [`首页打不开：${reason}`, '检查网址；网址要写到首页所在的目录，以 / 结尾。'];
/** D02 */
export const OTHER_HOME: Words = ['这个网址不是本站的首页，或者首页被换掉了。', '检查网址和上传的目录。'];
/** D03 */
export const wrongCharset = (charset: string): Words => [
  `服务器说网页是 ${charset} 编码，其实是 UTF-8。本站的网页带有标记，仍能正确显示；别的文字文件会乱码。`,
  'nginx：charset utf-8;',
  'Apache：AddDefaultCharset UTF-8',
  'IIS：删去 MIME 类型里的 charset。',
];
/** D04 */
export const NO_WORKER: Words = ['sw.js 拿不到，或者不是本站的：不能离线使用。', '重新上传 sw.js；网关拦截时请放行。'];
/** D05 */
export const wrongWorkerType = (type: string): Words => [`sw.js 的类型是“${type}”，浏览器不会用它：不能离线使用。`, SNIPPETS];
/** D06 */
export const pagesCached = (seconds: string): Words => [
  `网页会被浏览器缓存 ${seconds} 秒：更新以后，看过的人过很久才看到。`,
  'nginx：网页用 add_header Cache-Control "no-cache";',
  SNIPPETS,
];
/** D07 */
export const BUSY: Words = ['网关嫌请求太多（429 或 503），没有查完。同一个出口的很多人一起打开时会被挡住。', '请网关管理员放宽对本站的次数限制。'];
/** D08 */
export const filesMissing = (files: string): Words => [`缺少文件：${files}`, '重新上传；上传时不要漏掉子目录。'];
/** D09 */
export const filesBlocked = (files: string): Words => [
  `被拦截的文件：${files}`,
  '请网关、安全狗或宝塔防火墙放行 .wasm、.bin；本站会改用同名的 .gz，请至少放行它。',
];
/** D10 */
export const filesChanged = (files: string): Words => [
  `和发布的不一样的文件：${files}。网页能看，但不能离线使用。`,
  'FTP 请用二进制（binary）方式重新上传；不要压缩、加密网页；关掉网关、宝塔或运营商插入内容的功能。',
];
/** D11 */
export const wrongType = (ending: string, type: string, right: string): Words => [
  `${ending} 的类型是“${type}”，应当是“${right}”。`,
  `nginx：在 types { } 里加一行；Apache：AddType ${right} ${ending}`,
  `IIS：MIME 类型里加 ${ending}。`,
  SNIPPETS,
];
/** The type in D11 if the server sends none. */
export const NO_TYPE = '没有';
/** D12 */
export const filesNotPacked = (files: string): Words => [
  `没有压缩就送出的文件：${files}。页面打开得慢，也多用流量。`,
  'nginx：gzip_static on; 宝塔：站点设置 → 配置文件里加上这一句。',
  'Apache：用 hosting/apache.htaccess；IIS：打开“静态内容压缩”。',
];
/** D13 */
export const NOT_CACHED: Words = ['assets/ 里的文件没有让浏览器长期保存（Cache-Control），每次都要重新问服务器。', SNIPPETS];
/** D14 */
export const NOT_SECURE: Words = [
  '用的是 http：不能离线使用，复制按钮也受限制，运营商可能插入广告。',
  '给网站配上 https 证书（宝塔：站点设置 → SSL）。',
];
const SLASH_REMEDY = [
  'nginx：absolute_redirect off;（放在本站的 location 里）',
  'Apache：网关要把访问者用的主机名原样传给它（ProxyPreserveHost On）。',
  '对象存储：打开“子目录首页”，并把错误页设成 404.html。',
];
/** D15 */
export const wrongRedirect = (address: string): Words => [`网址少写最后的 / 时，没有转到正确的地址：${address}`, ...SLASH_REMEDY];
/** D15 */
export const lostRedirect = (): Words => ['网址少写最后的 / 时，转到了打不开的地址（多半带着内部的端口或 http）。', ...SLASH_REMEDY];
/** D16 */
export const NO_INDEX: Words = [
  '目录 measures/ 没有首页：站内的链接都打不开。',
  'nginx：index index.html; IIS：默认文档加 index.html。',
  '对象存储：打开“子目录首页”；没有这一项的，把错误页（404）设成 404.html，它会转过去。',
];
/** D17 */
export const LOST_IS_FOUND: Words = ['不存在的网址也回答 200：抄错的链接没有提示，搜索引擎会收录。', SNIPPETS];
/** D18 */
export const OTHER_LOST_PAGE: Words = [
  '不存在的网址用的不是本站的 404.html：没有回首页的链接，被改过的链接也转不回来。',
  'nginx：error_page 404 /目录/404.html; Apache：ErrorDocument 404 /目录/404.html',
];
/** D19 */
export const NO_SETTINGS: Words = ['site.json 拿不到：单位名称、电话等不会显示。', '上传 site.json；IIS 要有 .json 的 MIME 类型。'];
/** D20 */
export const settingsBroken = (reason: string): Words => [
  `site.json 不是 UTF-8 编码的正确 JSON：${reason}`,
  '用记事本打开，检查引号和逗号，“另存为”时编码选 UTF-8。',
];
/** D21 */
export const NO_DATA: Words = ['开放数据 data/ 拿不到：“复制数据”“核对原文”用不了。', '上传 data/ 目录；IIS 要有 .json 的 MIME 类型。'];
/** D22 */
export const framesRefused = (header: string): Words => [
  `嵌入页 embed/ 不让别的网站放进框里（${header}）。`,
  '只对 embed/ 去掉这个响应头；别的页面保留。',
];
/** D23 */
export const NO_WEBASSEMBLY: Words = [
  '内容安全策略（CSP）没有允许 WebAssembly：搜索和查条件用不了。',
  "script-src 里加 'wasm-unsafe-eval'，或用 hosting/ 里的配置。",
];
/** Appended to the first names of a list of files. */
export const filesInAll = (count: number): string => ` 等${count}个`;
