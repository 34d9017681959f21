// The sentences of the copy menu, and of what it copies.

// The menu: `main.ts`.

export const MENU_LABEL = '复制、分享';
export const SENTENCE_MENU_LABEL = '复制、分享这一句';
export const COPY_TEXT = '复制文字';
export const COPY_LINK = '复制链接';
export const COPY_DATA = '复制数据';
export const SHOW_CODE = '显示二维码';
export const FIELD_LABEL = '要复制的内容';
export const FETCHING_DATA = '正在取数据……';
export const NO_DATA = '现在取不到数据，联网后再试一次。';
/** `what` is one of the three below. */
export const copied = (what: string): string => `${what}已复制，可以粘贴到微信等处。`;
export const notCopied = (what: string): string => `这里不能自动复制。${what}在下面，请长按选中后复制。`;
export const TEXT = '文字';
export const LINK = '链接';
export const DATA = '数据（JSON）';
/** Below the menu of a whole measure. */
export const SENTENCE_HINT = '只要其中一句时，点那句前面的数字。';

// The copied text: `extract.ts`.

export const citedMeasure = (document: string, number: string): string => `${document}第${number}条`;
/** Appended to the citation of the measure. */
export const citedSentence = (number: string): string => `第${number}句`;
export const pairTitle = (title: string): string => `【两份文件对照】${title}`;
export const siteNote = (words: string): string => `本站说明：${words}`;
