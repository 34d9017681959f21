// The sentences of the scripts that work on static pages, in the order of the pages. Each script is built with the
// ones that it imports.
import type { OfflineState } from '../loader/offline';
import type { Problem } from '../loader/settings';

// On several pages. The explanation of a term: `terms.ts`.

export const TERM_LABEL = '词语解释';
export const TERM_CLOSE = '知道了';

// The webmaster's notes: `notes.ts`, `note-words.ts`.

export const webmasterNote = (words: string): string => `本站管理员注：${words}`;
export const unknownNotes = (addresses: string): string =>
  `网站管理员请看：notes 里没有这样的地址：${addresses}。地址就是网址里 # 后面的那一段。`;

// Reading aloud: `read-aloud.ts`.

export const READING_LABEL = '朗读';
export const PREVIOUS_SENTENCE = '上一句';
export const NEXT_SENTENCE = '下一句';
export const PAUSE_READING = '暂停';
export const GO_ON_READING = '继续';
export const END_READING = '结束';
export const rateIs = (name: string): string => `语速：${name}`;
export const RATE_SLOW = '慢';
export const RATE_NORMAL = '正常';
export const RATE_FAST = '快';
export const NOT_READ = '没有读出来，可以再试一次。';
export const READING_STOPPED = '读到一半停了。点“继续”，从这一句再读。';

// QR codes: `qr-code.ts`.

export const CODE_OF_LINK = '用手机扫一扫，手机上会打开同样的内容。码里是下面这个链接。';
export const CODE_OF_TEXT = '这台机器没有设网址，码里直接是文字。用手机扫一扫，可以看到并复制。';
/** Appended to one of the two above if the code contains a result. */
export const ANSWERS_IN_LINK = '您的回答在“#”后面，不会发给任何服务器，但扫到码的人都能看到。';
export const ANSWERS_IN_TEXT = '码里有您的回答。';
/** Appended if the text needs several codes. */
export const severalCodes = (count: number): string => `共${count}个，一次显示一个，请依次扫。`;
export const nextCode = (number: number): string => `现在是第${number}个，看下一个`;
export const firstCodeAgain = (number: number): string => `现在是第${number}个，再看第1个`;
/** The description of a code's picture; its number follows if there are several. */
export const CODE_PICTURE = '二维码';

// Printing: `printing.ts`.

/** Opening the page elsewhere loses the answers, unless by a link. */
export const CANNOT_PRINT = '这里不能打印：请点“生成链接”，把链接用浏览器打开再打印';

// The list of measures: `measure-filters.ts`.

export const measuresLeft = (count: number): string => `共${count}条`;

// Its hand-out: `handout.ts`.

export const HANDOUT_LABEL = '打印选中的措施';
/** `cited` is 第9条, or （一）. */
export const pickMeasure = (cited: string): string => `打印${cited}`;
export const PICK_MEASURES = '请在要打印的措施上打勾。';
export const measuresPicked = (count: number): string => `选了${count}条。`;
export const NONE_PICKED = '还没有选。请先在要打印的措施上打勾。';
export const PRINT_HANDOUT = '打印';
export const CANCEL_HANDOUT = '不打印了';
export const PREPARING_HANDOUT = '正在准备……';
export const MEASURES_NOT_LOADED = '有的措施没有载入。请连上网再按一次“打印”。';
export const CANNOT_PRINT_HANDOUT = '这里不能打印，请换浏览器打开本页';
export const dayOfPrint = (year: number, month: number, day: number): string => `${year}年${month}月${day}日`;
export const handoutSource = (cited: string, day: string): string =>
  `出自${cited}。${day}打印。以后的变化请向主管部门核实。`;

// A measure, the calculator of training funds: `training-funds.ts`.

export const NO_PAYROLL = '还没有填工资总额。';
export const PAYROLL_NO_NUMBER = '请只填数字，比如 3。';
export const payrollTooLarge = (most: number): string => `请填不超过${most}的数，单位是元。`;

// The comparison: `compare.ts`.

export const pairsLeft = (count: number): string => `共${count}处`;

// The figures: `figures.ts`.

export const NO_FIGURES = '没有符合的';
export const allFigures = (count: number): string => `共${count}个`;
export const someFigures = (count: number, all: number): string => `${all}个中的${count}个`;

// About the site, 核对原文: `source-check.ts`. A verdict, a word on the digest, and one on the text make a sentence.

export const SOURCE_UNREACHABLE = '现在取不到原文文件，没有核对。联网后再试一次。';
export const SOURCE_NO_TEXT = '不一致：服务器给的不是文字文件。';
export const SOURCE_AGREES = '一致：';
export const SOURCE_DIFFERS = '不一致：';
export const DIGEST_SAME = '校验码相同';
export const DIGEST_DIFFERS = '校验码不同，文件被改过';
export const passagesAgree = (count: number): string => `逐处核对了${count}处文字，全部一致`;
export const passagesDiffer = (count: number, differing: number): string => `${count}处文字里有${differing}处不一致`;
export const charactersAdded = (count: number): string => `原文文件里多出${count}个字`;

// Offline use: `about.ts`.

/** The states of offline storage. After the two that end in a colon follow names of files. */
export const OFFLINE: Record<OfflineState | 'altered' | 'update-altered' | 'checking' | 'current' | 'unreachable', string> = {
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
/** Appended to the first names of a list of files. */
export const filesInAll = (count: number): string => ` 等${count}个`;
export const STORE_SITE = '存到本机';
export const STORE_ALL = '全部存到本机';
export const CHECK_VERSION = '检查新版本';

// The webmaster's settings: `about.ts`.

export const settingsProblems = (problems: string): string => `网站管理员请看：site.json 里有的内容没有用上，其余照常。${problems}。`;

/** The limits that the sentences below name. */
interface Limits {
  letters: number;
  seconds: number;
  notes: number;
  links: number;
}

/** The problems by kind; `what` is the setting, or what the browser said. */
export const problemsIn = (what: string, most: Limits): Record<Problem[0], string> => ({
  unreachable: '现在读不到 site.json',
  json: `site.json 的格式不对（不是 JSON）：${what}`,
  encoding: 'site.json 存成了别的编码，请用记事本“另存为”，编码选 UTF-8',
  outermost: 'site.json 最外层要是 { }',
  text: `${what} 要是一段文字，写在引号里`,
  long: `${what} 太长，最多${most.letters}字`,
  unknown: `不认识“${what}”这一项`,
  accent: 'accent 要像 "#1a5fa8" 这样写，颜色要够深，字才看得清',
  address: 'public_address 要是 http:// 或 https:// 开头的网址',
  kiosk: 'kiosk 要写成 { "idle_seconds": 90, "countdown_seconds": 30 }',
  seconds: `${what} 要是 1 到 ${most.seconds} 的数，以秒计`,
  notes: `notes 要写成 { "heilongjiang.10": "2019年起按……执行" }，每条最多${most.letters}字，最多${most.notes}条`,
  'no-links': 'links 要写成 [{ "text": "…", "url": "https://…" }]',
  links: `links 里每一条都要有 text 和 http:// 或 https:// 开头的 url，最多${most.links}条`,
});
