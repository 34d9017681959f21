// The sentences of kiosk mode.

// The bar on every page: `main.ts`.

export const BACK = '返回';
export const END_VISIT = '用完了，清除';

// Links that leave the site: `guard.ts`.

export const AWAY = '这台机器上打不开外面的网页和文件。';

// The question to a user who does nothing: `idle.ts`.

export const STILL_THERE = '您还在吗？';
export const clearsIn = (seconds: number): string => `${seconds} 秒后清除全部回答，回到首页。碰一下屏幕就继续。`;
export const GO_ON = '继续';

// The on-screen keys: `keypad.ts`.

export const KEYPAD_LABEL = '屏幕键盘';
export const KEY_SPACE = '空格';
export const KEY_DELETE = '删除';
export const KEY_CLEAR = '清空';
export const KEY_DONE = '好了';
export const KEY_SEARCH = '搜索';

// The page for staff: `staff.ts`.

export const STAFF_TITLE = '工作人员';
export const FACT_VERSION = '版本';
export const FACT_ADDRESS = '网址';
export const NO_ADDRESS = '没有设，二维码里放文字';
export const FACT_IDLE = '无人操作';
export const idleTimes = (idle: number, countdown: number): string => `${idle} 秒后提醒，再过 ${countdown} 秒清除`;
export const FACT_SCREEN = '屏幕';
export const TEST_ENGINE = '程序';
export const TEST_PINYIN = '拼音搜索';
export const TEST_CONTENT = '文件内容';
export const TEST_PAGES = '页面';
export const TEST_PRINTING = '打印';
export const TEST_PRIVACY = '不留回答';
export const TEST_PASSED = '正常';
export const TEST_FAILED = '不正常';
export const CLOSE_STAFF = '关闭';
export const CLEAR_ALL = '清除并回到首页';
