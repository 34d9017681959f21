// The notices of the single file: `main.ts`.

export const OLD = '您的浏览器版本较旧，打不开这个单文件版的搜索、查条件和其他页面。请换用 2020 年以后的 Chrome、Edge 等浏览器。';
export const WRONG_SETTINGS = '文件开头的设置写得不对（不是正确的 JSON），现在按没有设置使用。';
export const ELSEWHERE = '这一项不在单文件版里，请在网站上取。';
