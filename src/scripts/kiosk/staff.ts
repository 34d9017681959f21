// Diagnostics for staff: a five-second press on the site's name opens them.
import { Name } from '../contract';
import { element } from '../dom';
import { button, panel } from './parts';
import { forget } from './privacy';
import {
  CLEAR_ALL,
  CLOSE_STAFF,
  FACT_ADDRESS,
  FACT_IDLE,
  FACT_SCREEN,
  FACT_VERSION,
  NO_ADDRESS,
  STAFF_TITLE,
  TEST_CONTENT,
  TEST_ENGINE,
  TEST_FAILED,
  TEST_PAGES,
  TEST_PASSED,
  TEST_PINYIN,
  TEST_PRINTING,
  TEST_PRIVACY,
  idleTimes,
} from './texts';

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
  const shown = panel('staff', STAFF_TITLE);
  const list = element('dl', 'kiosk-panel__facts');
  const add = (name: string, value: string): void => list.append(element('dt', '', name), element('dd', '', value));
  const { public_address: address, kiosk = {} } = await window.siteSettings;
  const engine = page.getAttribute(Name.DATA_WASM + 'search') || '';
  add(FACT_VERSION, (await version()) + '（' + (/-(\w+)\.wasm/.exec(engine) || ['', engine])[1] + '）');
  add(FACT_ADDRESS, address || NO_ADDRESS);
  add(FACT_IDLE, idleTimes(kiosk.idle_seconds || 90, kiosk.countdown_seconds || 30));
  add(FACT_SCREEN, innerWidth + '×' + innerHeight);
  for (const [name, test] of TESTS) add(name, (await test().catch(() => false)) ? TEST_PASSED : TEST_FAILED);
  shown.box.appendChild(list);
  shown.box.appendChild(button(CLOSE_STAFF, shown.close));
  shown.box.appendChild(button(CLEAR_ALL, forget));
}

/** The self-test: each line is a feature that users depend on. */
const TESTS: [string, () => Promise<boolean>][] = [
  [TEST_ENGINE, async () => ['none', 'waiting', 'running'].includes(page.getAttribute(Name.DATA_APP) || '')],
  [TEST_PINYIN, () => load(page.getAttribute(Name.DATA_PACK + 'pinyin') || '')],
  [TEST_CONTENT, () => load(page.getAttribute(Name.DATA_PACK + 'search') || '')],
  [TEST_PAGES, () => load('wizard/')],
  [TEST_PRINTING, async () => typeof window.print === 'function'],
  [TEST_PRIVACY, async () => !/[#&][aq]=/.test(location.href)],
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
