// The webmaster's settings in `site.json`: the site's owner and contacts.
//
// All values are displayed as text. Missing, unreadable or invalid values are ignored, and the about page
// (`enhance/about.ts`) reports them. The single file has the same settings in `<script type="application/json"
// id="site-settings">`.
import { Name } from '../contract';
import { element } from '../dom';
import { ADDRESS_LABEL, HOTLINE_LABEL } from './texts';

const TEXTS = ['union', 'hotline', 'address', 'accent', 'public_address', 'record_number', 'where_to_ask'] as const;
export const LONGEST = 300;
export const MOST_LINKS = 12;
export const MOST_NOTES = 100;
const KIOSK_SECONDS = ['idle_seconds', 'countdown_seconds'] as const;
export const KIOSK_SECONDS_MOST = 3600;
// Backgrounds for contrast checks: the darkest one behind the accent colour, and the white text on it.
const GROUNDS = [[0xf8, 0xe9, 0xe6], [0xff, 0xff, 0xff]];

/** A footer link. */
interface SiteLink {
  text: string;
  url: string;
}

/** The valid settings. */
export type Settings = { [name in (typeof TEXTS)[number]]?: string } & {
  links?: SiteLink[];
  /** The webmaster's notes about later changes, by node id. */
  notes?: Record<string, string>;
  kiosk?: { [name in (typeof KIOSK_SECONDS)[number]]?: number };
  /** Problems in the file. */
  problems?: Problem[];
};

/** The kind of problem, and its subject. */
export type Problem = [
  kind:
    | 'unreachable' | 'json' | 'encoding' | 'outermost' | 'text' | 'long' | 'unknown' | 'accent' | 'address' | 'kiosk'
    | 'seconds' | 'notes' | 'no-links' | 'links',
  what?: string,
];

const problems: Problem[] = [];
const note = (...problem: Problem): unknown => problems.push(problem);

/** Reads and applies the settings; never rejects. `root` is the URL of the site's root. */
export async function readSettings(root: string): Promise<Settings> {
  const settings = check(await load(root));
  paint(settings.accent);
  showFoot(settings);
  settings.problems = problems;
  return settings;
}

async function load(root: string): Promise<unknown> {
  const inline = document.getElementById('site-settings');
  // A local file or sandboxed iframe cannot fetch them.
  if (!inline && window.origin === 'null') return {};
  let text: string;
  try {
    text = inline ? inline.textContent || '' : await fetchText(root + 'site.json');
  } catch (error) {
    note('unreachable');
    return {};
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    note('json', (error as Error).message);
    return {};
  }
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url, { cache: 'no-cache' });
  if (!response.ok) throw new Error(String(response.status));
  return decode(await response.arrayBuffer());
}

/**
 * Decodes the file. Editors on Windows may have saved it in an encoding other than UTF-8; it is decoded all the same,
 * and the problem is reported.
 */
function decode(bytes: ArrayBuffer): string {
  const start = new Uint8Array(bytes.slice(0, 2));
  const mark = start[0] === 0xff && start[1] === 0xfe ? 'utf-16le' : start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : '';
  try {
    if (!mark) return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    // Reported below.
  }
  note('encoding');
  if (mark) return new TextDecoder(mark).decode(bytes);
  const text = new TextDecoder().decode(bytes);
  // Chinese text in another encoding is almost never valid UTF-8, whereas a damaged UTF-8 file is mostly valid.
  const others = text.match(/[^\0-\x7f]/g) || [];
  const isDamaged = others.filter((letter) => letter === '\ufffd').length <= others.length / 2;
  return isDamaged ? text : new TextDecoder('gb18030').decode(bytes);
}

/** Validates the settings, recording problems. */
function check(raw: unknown): Settings {
  const settings: Settings = {};
  if (!isObject(raw)) {
    note('outermost');
    return settings;
  }
  Object.keys(raw).forEach(function (key) {
    const value = raw[key];
    if (isOneOf(TEXTS, key)) {
      if (typeof value !== 'string') note('text', key);
      else if (value.length > LONGEST) note('long', key);
      else settings[key] = value.trim();
    } else if (key === 'links') {
      settings.links = checkLinks(value);
    } else if (key === 'kiosk') {
      settings.kiosk = checkKiosk(value);
    } else if (key === 'notes') {
      settings.notes = checkNotes(value);
    } else {
      note('unknown', key.slice(0, 40));
    }
  });
  if (settings.accent && !isReadable(settings.accent)) {
    note('accent');
    settings.accent = '';
  }
  if (settings.public_address && !webAddress(settings.public_address)) {
    note('address');
    settings.public_address = '';
  }
  return settings;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOneOf<T extends string>(names: readonly T[], name: string): name is T {
  return (names as readonly string[]).includes(name);
}

function checkKiosk(value: unknown): Settings['kiosk'] {
  const kiosk: NonNullable<Settings['kiosk']> = {};
  if (!isObject(value)) {
    note('kiosk');
    return kiosk;
  }
  Object.keys(value).forEach(function (key) {
    const seconds = value[key];
    if (!isOneOf(KIOSK_SECONDS, key)) note('unknown', ('kiosk.' + key).slice(0, 40));
    else if (typeof seconds === 'number' && seconds >= 1 && seconds <= KIOSK_SECONDS_MOST) kiosk[key] = seconds;
    else note('seconds', 'kiosk.' + key);
  });
  return kiosk;
}

function checkNotes(value: unknown): Record<string, string> | undefined {
  const isNote = ([address, words]: [string, unknown]) =>
    /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(address) && typeof words === 'string' && words.trim() && words.length <= LONGEST;
  const entries = isObject(value) ? Object.entries(value) : [];
  const right = entries.filter(isNote).slice(0, MOST_NOTES);
  if (!isObject(value) || right.length < entries.length) {
    note('notes');
  }
  return right.length ? Object.fromEntries(right.map(([address, words]) => [address, String(words).trim()])) : undefined;
}

function checkLinks(value: unknown): SiteLink[] {
  const isLink = (link: unknown): link is SiteLink =>
    isObject(link) &&
    typeof link.text === 'string' &&
    link.text.trim() !== '' &&
    link.text.length <= LONGEST &&
    webAddress(link.url) !== '';
  if (!Array.isArray(value)) {
    note('no-links');
    return [];
  }
  if (!value.every(isLink) || value.length > MOST_LINKS) {
    note('links');
  }
  return value.filter(isLink).slice(0, MOST_LINKS);
}

/** The URL if it is http(s), else an empty string. */
function webAddress(text: unknown): string {
  try {
    const url = new URL(String(text));
    return ['http:', 'https:'].includes(url.protocol) ? url.href : '';
  } catch (error) {
    return '';
  }
}

/** Whether a colour has sufficient contrast on the site's backgrounds, according to WCAG. */
function isReadable(colour: string): boolean {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return false;
  const own = luminance([1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)));
  return GROUNDS.every((ground) => (luminance(ground) + 0.05) / (own + 0.05) >= 4.5);
}

function luminance(channels: number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map(function (channel) {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Applies the accent colour; in the dark scheme only to filled areas, since it would be too dark as text. */
function paint(accent: string | undefined): void {
  if (!accent || matchMedia('(forced-colors: active)').matches) return;
  const { style } = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const set = (): void => {
    ['--fill', '--fill-strong'].forEach((name) => style.setProperty(name, accent));
    ['--accent', '--accent-strong'].forEach((name) => {
      if (dark.matches) style.removeProperty(name);
      else style.setProperty(name, accent);
    });
  };
  set();
  // The colour scheme may change while the page is open.
  if ('addEventListener' in dark) dark.addEventListener('change', set);
}

function link(text: string, address: string): HTMLAnchorElement {
  const made = element('a', '', text);
  made.href = address;
  return made;
}

function showFoot(settings: Settings): void {
  const foot = document.querySelector<HTMLElement>(`[${Name.DATA_SETTINGS}]`);
  if (!foot) return;
  const line = (label: string, text: string | undefined, address = ''): void => {
    if (!text) return;
    const made = element('p', '', label);
    made.appendChild(address ? link(text, address) : document.createTextNode(text));
    foot.appendChild(made);
  };
  line('', settings.union);
  // Only numbers become a `tel:` link.
  const { hotline = '' } = settings;
  const isNumber = /^\+?[0-9 ()-]{3,20}$/.test(hotline);
  line(HOTLINE_LABEL, hotline, isNumber ? 'tel:' + hotline.replace(/[^+0-9]/g, '') : '');
  line(ADDRESS_LABEL, settings.address);
  (settings.links || []).forEach((one) => line('', one.text, webAddress(one.url)));
  line('', settings.record_number);
  foot.hidden = !foot.hasChildNodes();
}
