// Error messages for unavailable search and questions, each with a short code for phone support; `hosting/codes.txt`
// lists them.

/** WebAssembly is unsupported or disabled. */
export const UNSUPPORTED =
  '这个浏览器不能用搜索、筛选等功能（L1）；文件全文仍可阅读。版本较旧的，换用新版浏览器可使用全部功能；iPhone 开了“锁定模式”的，请在地址栏左边的菜单里对本站关闭。';

/** Loading is slow. */
export const SLOW = '网络很慢，搜索、查条件等功能还在载入（L2）；可以先看文字。';

/** The message for an error during start-up. */
export function wordsFor(error: unknown): string {
  const [code, cause] = causeOf(error);
  return '搜索、筛选等功能没有载入（' + code + '）' + cause + '；文件全文仍可阅读。';
}

function causeOf(error: unknown): [string, string] {
  const words = error instanceof Error ? error.message : String(error);
  const status = /: (\d{3})$/.exec(words);
  if (status && status[1] === '404') return ['L4', '：网站缺少文件，可能正在更新'];
  if (status && (status[1] === '429' || status[1] === '503')) return ['L5', '：一起打开的人太多，请过几分钟再试'];
  if (status && status[1] >= '500') return ['L10', '：网站的服务器出了错，请过几分钟再试'];
  if (status) return ['L3', '：文件被网站或单位的网关拦截，请换一个网络，或告诉网站管理员'];
  if (/does not fit/.test(words)) return ['L6', '：页面和程序的版本不一样'];
  if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) return ['L7', '：收到的程序不完整'];
  if (error instanceof RangeError || error instanceof WebAssembly.RuntimeError) return ['L8', '：设备的内存不够，请关掉别的页面'];
  // A multi-file site opened from a folder cannot fetch files.
  if (location.protocol === 'file:') return ['L11', '：网页不能双击打开，不上网请用单文件版 chan-gai-tong.html'];
  return ['L9', '：网络断了，或文件没有收到'];
}
