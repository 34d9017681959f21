// The workbench's messages about starting and its engine: `start.ts`. Everything else that it says is in
// `crates/workbench`.

/** The minimum browsers, equivalent to support for `structuredClone` (2022). */
export const OLD = '工作台需要2022年以后的浏览器：Chrome 或 Edge 98、火狐 94、Safari 15.4 以上。请更新浏览器，或换一台电脑。';
export const FAILED = '工作台没有打开：文件不全，或者这个浏览器不许网页运行程序。请刷新再试；还不行，请换 Chrome 或 Edge。';
/** The message after an engine crash. The page holds the whole project, so nothing is lost. */
export const BROKEN = '处理这个文件时出了错，这一步没有做成，已做的都还在。请换一种做法再试；如果总是这样，请把文件发给网站维护人。';
export const STOPPED = '已停止';
