// Detects Chinese voices in all notations of their language: `zh-CN`, Android's `zh_CN` and `zh_CN_#Hans`,
// `cmn-Hans-CN`, `cmn_CN`, `yue-HK`.

/** Whether a voice of this language speaks Chinese. */
export function isChinese(lang: string): boolean {
  return /^(zh|zho|chi|cmn|yue)(?![a-z])/i.test(lang);
}

/** How well a voice of this language suits the site's texts; 0 is best. */
export function rank(lang: string): number {
  if (/^yue|[-_](HK|MO)/i.test(lang)) return 2;
  return /[-_](TW|Hant)/i.test(lang) ? 1 : 0;
}
