// Diagnostics for staff: a five-second press on the site's name opens them.
import { Name } from '../contract';
import { element } from '../dom';
import { button, panel } from './parts';
import { forget } from './privacy';

const PRESS = 5000;
const page = document.documentElement;

export function offerStaffPage(): void {
  const brand = document.querySelector('.brand')!;
  let waiting: number | undefined;
  let isOpen = false;
  brand.addEventListener('pointerdown', function () {
    isOpen = false;
    waiting = window.setTimeout(function () {
      isOpen = true;
      show();
    }, PRESS);
  });
  ['pointerup', 'pointercancel', 'pointerleave'].forEach((end) =>
    brand.addEventListener(end, () => clearTimeout(waiting)),
  );
  brand.addEventListener(
    'click',
    function (event) {
      if (!isOpen) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
}

async function show(): Promise<void> {
  const shown = panel('staff', '工作人员');
  const list = element('dl', 'kiosk-panel__facts');
  const add = (name: string, value: string): void => list.append(element('dt', '', name), element('dd', '', value));
  const { public_address: address, kiosk = {} } = await window.siteSettings;
  const engine = page.getAttribute(Name.DATA_WASM + 'search') || '';
  add('版本', (await version()) + '（' + (/-(\w+)\.wasm/.exec(engine) || ['', engine])[1] + '）');
  add('网址', address || '没有设，二维码里放文字');
  add('无人操作', (kiosk.idle_seconds || 90) + ' 秒后提醒，再过 ' + (kiosk.countdown_seconds || 30) + ' 秒清除');
  add('屏幕', innerWidth + '×' + innerHeight);
  for (const [name, test] of TESTS) add(name, (await test().catch(() => false)) ? '正常' : '不正常');
  shown.box.appendChild(list);
  shown.box.appendChild(button('关闭', shown.close));
  shown.box.appendChild(button('清除并回到首页', forget));
}

/** The self-test: each line is a feature that users depend on. */
const TESTS: [string, () => Promise<boolean>][] = [
  ['程序', async () => ['none', 'waiting', 'running'].includes(page.getAttribute(Name.DATA_APP) || '')],
  ['拼音搜索', () => load(page.getAttribute(Name.DATA_PACK + 'pinyin') || '')],
  ['文件内容', () => load(page.getAttribute(Name.DATA_PACK + 'search') || '')],
  ['页面', () => load('wizard/')],
  ['打印', async () => typeof window.print === 'function'],
  ['不留回答', async () => !/[#&][aq]=/.test(location.href)],
];

async function load(path: string): Promise<boolean> {
  const response = await fetch(page.getAttribute(Name.DATA_ROOT) + path);
  return response.ok && (await response.arrayBuffer()).byteLength > 0;
}

/** The version in the format of the about page. */
async function version(): Promise<string> {
  try {
    const response = await fetch(page.getAttribute(Name.DATA_ROOT) + 'about/');
    const about = new DOMParser().parseFromString(await response.text(), 'text/html');
    return about.querySelector('#version + p')!.textContent!.replace(/^版本\s*|。$/g, '');
  } catch (error) {
    return '';
  }
}
