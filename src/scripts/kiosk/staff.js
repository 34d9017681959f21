// What staff need to see on the machine: a press of five seconds on the name of the site shows it.
import { button, panel } from './parts.js';
import { forget } from './privacy.js';

const PRESS = 5000;

export function offerStaffPage() {
  const brand = document.querySelector('.brand');
  let waiting;
  let isOpen = false;
  brand.addEventListener('pointerdown', function () {
    isOpen = false;
    waiting = setTimeout(function () {
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

async function show() {
  const shown = panel('staff', '工作人员');
  const list = document.createElement('dl');
  list.className = 'kiosk-panel__facts';
  const add = function (name, value) {
    list.appendChild(document.createElement('dt')).textContent = name;
    list.appendChild(document.createElement('dd')).textContent = value;
  };
  const { public_address: address, kiosk = {} } = await window.siteSettings;
  const loader = document.querySelector('script[data-wasm]').getAttribute('data-wasm');
  add('版本', (await version()) + '（' + (/-(\w+)\.wasm/.exec(loader) || ['', loader])[1] + '）');
  add('网址', address || '没有设，二维码里放文字');
  add('无人操作', (kiosk.idle_seconds || 90) + ' 秒后提醒，再过 ' + (kiosk.countdown_seconds || 30) + ' 秒清除');
  add('屏幕', innerWidth + '×' + innerHeight);
  for (const [name, test] of TESTS) add(name, (await test().catch(() => false)) ? '正常' : '不正常');
  shown.box.appendChild(list);
  shown.box.appendChild(button('关闭', shown.close));
  shown.box.appendChild(button('清除并回到首页', forget));
}

/** The self-test: each line is what a reader would miss. */
const TESTS = [
  ['程序', async () => document.documentElement.getAttribute('data-app') === 'running'],
  ['拼音搜索', () => load(document.documentElement.getAttribute('data-pack-pinyin'))],
  ['文件内容', () => load(document.documentElement.getAttribute('data-pack-corpus'))],
  ['页面', () => load('wizard/')],
  ['打印', async () => typeof window.print === 'function'],
  ['不留回答', async () => !/[#&][aq]=/.test(location.href)],
];

async function load(path) {
  const response = await fetch(document.documentElement.getAttribute('data-root') + path);
  return response.ok && (await response.arrayBuffer()).byteLength > 0;
}

/** As the about page says it. */
async function version() {
  try {
    const response = await fetch(document.documentElement.getAttribute('data-root') + 'about/');
    const about = new DOMParser().parseFromString(await response.text(), 'text/html');
    return about.querySelector('#version + p').textContent.replace(/^版本\s*|。$/g, '');
  } catch (error) {
    return '';
  }
}
