// The search of the measures list: queries the engine and shows its results. Input, filters, the count without a
// query, and the URL belong to `enhance/measure-filters.ts`, which notifies of changes.
//
// The build appends this to the engine's wasm-bindgen script; the loader starts it like any engine.
import { Name } from '../contract';
import { closest } from '../dom';
import { hide, revealBy } from '../enhance/chunked-reveal';
import { counter, type Field } from '../enhance/filtered-list';
import { FILTERED } from '../enhance/measure-filters';
import { ASKED } from '../loader/display-prefs';
import { onPage } from '../loader/page-events';

/** The exports of `src/bin/search.rs`. */
interface Search {
  open(pack: Uint8Array, province: string): boolean;
  add(pack: Uint8Array, province: string): void;
  needs_readings(query: string): boolean;
  read(table: Uint8Array): void;
  find(query: string, measures: string | undefined, all: boolean): string;
  remember(query: string): void;
  recent(): string;
  start(pack: Uint8Array): boolean;
  warm_up(): void;
}

/** Number of hits that fill a phone's screen, and of groups of measures. */
const HITS = 2;
const GROUPS = 1;
/** The name of the pinyin pack. */
const READINGS = 'pinyin';
const SEARCHING = '正在找…';
/** Timeout after which results are shown without the pinyin table; it may still arrive. */
const TIMEOUT_MS = 8000;
/** Pause after another province could not be loaded, before a query loads it again. */
const RETRY_MS = 10000;
const WITHOUT_READINGS = '（拼音没有载入，先按字找）';

const page = document.documentElement;
const search = (window as unknown as { engine_search: Search }).engine_search;
/** Shows the results on the current page; `undefined` if it is not a measures list. */
let show: (() => void) | undefined;
/** The pending download of the pinyin table. */
let readings: Promise<void> | undefined;
const others: Record<string, Promise<void>> = {};

search.start = function (pack) {
  if (!search.open(pack, page.getAttribute(Name.DATA_PROVINCE) || '')) return false;
  const field = document.getElementById(Name.ID_QUERY) as HTMLInputElement;
  field.addEventListener('change', () => search.remember(field.value.trim()));
  document.getElementById(Name.ID_SEARCH)!.addEventListener('submit', function (event) {
    if (!show) return;
    // Results appear while typing, so Enter moves to the first hit.
    event.preventDefault();
    const first = document.querySelector<HTMLElement>('main .hit__link');
    if (first) first.focus();
  });
  onPage(() => (show = mount(field)));
  return true;
};

// Browsers compile a function when it is called first, which the first key should not wait for.
search.warm_up = function () {
  search.find('工资', undefined, false);
};

function mount(field: HTMLInputElement): (() => void) | undefined {
  const form = document.querySelector<HTMLElement>(`main [${Name.DATA_SLOT}="measures"]`);
  if (!form) return undefined;
  const around = form.parentElement!;
  const part = (name: string) => around.querySelector<HTMLElement>(`[${name}]`)!;
  const [results, list, empty] = [part(Name.DATA_RESULTS), part(Name.DATA_GROUPS), part(Name.DATA_EMPTY)];
  const count = counter(form);
  const [hits, groups] = [revealBy(HITS), revealBy(GROUPS)];
  let showsAll = false;
  // The query that is searched without the pinyin table, after a timeout.
  let without: string | undefined;

  const show = (): void => {
    // In the single file another page may have been shown.
    if (!form.isConnected) return;
    const query = field.value.trim();
    hide(list, query !== '');
    if (!query) {
      results.innerHTML = search.recent();
      return;
    }
    const needs = search.needs_readings(query);
    const waits = needs && query !== without;
    const giveUp = (): void => {
      without = field.value.trim();
      show();
    };
    if (waits && !readings) loadReadings(show, giveUp);
    loadOthers(results.getAttribute(Name.DATA_OTHERS) || '', show);
    // Results for letters and unknown characters would be wrong without the pinyin table.
    const [said, lost, html] = waits ? [SEARCHING, '', ''] : parts(search.find(query, chosen(form, list), showsAll));
    count(needs && !waits ? said + WITHOUT_READINGS : said);
    hide(empty, !lost);
    results.innerHTML = html;
    page.removeAttribute(ASKED);
  };

  form.addEventListener(FILTERED, function () {
    showsAll = false;
    const returns = list.hidden && !field.value.trim();
    show();
    // A key waits only for what fills the screen.
    hits.showAgain(Array.from(results.querySelectorAll('.hit')));
    groups.showAgain(returns ? Array.from(list.querySelectorAll(`[${Name.DATA_AREA}]:not([hidden])`)) : []);
  });
  results.addEventListener('click', function (event) {
    const button = closest(event, 'button');
    if (!button) return;
    const query = button.getAttribute(Name.DATA_QUERY);
    if (query === null) {
      showsAll = true;
      return show();
    }
    field.value = query;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  show();
  return show;
}

/** Splits the engine's answer: count text, whether the filters hide all hits, and HTML. */
function parts(said: string): [string, string, string] {
  const [count, lost] = said.split('\n', 2) as [string, string];
  return [count, lost, said.slice(count.length + lost.length + 2)];
}

/** The ids of the measures that pass the filters; `undefined` without filters. */
function chosen(form: HTMLElement, list: HTMLElement): string | undefined {
  if (!Array.from(form.querySelectorAll<Field>('select')).some((filter) => filter.value)) return undefined;
  const cards = Array.from(list.querySelectorAll('.card:not([hidden])'));
  return cards.map((card) => card.getAttribute(Name.DATA_NODE)).join(' ');
}

/** Loads the pinyin table and searches again; if it fails, the next query retries. */
function loadReadings(show: () => void, giveUp: () => void): void {
  const end = (then: () => void) => (): void => {
    clearTimeout(late);
    readings = undefined;
    then();
  };
  const late = setTimeout(end(giveUp), TIMEOUT_MS);
  readings = load(page.getAttribute(Name.DATA_PACK + READINGS) || '').then(search.read);
  readings.then(end(show), end(giveUp));
}

/** Loads the other provinces one after another and shows their hits; one that fails is left to a later query. */
async function loadOthers(named: string, show: () => void): Promise<void> {
  for (const other of named.split(' ')) {
    const [province, path] = other.split('=') as [string, string | undefined];
    if (!path || path in others) continue;
    others[path] = load(path).then((pack) => search.add(pack, province));
    await others[path].then(show, () => setTimeout(() => delete others[path], RETRY_MS));
  }
}

async function load(path: string): Promise<Uint8Array> {
  const response = await window.fetchPacked(page.getAttribute(Name.DATA_ROOT) + path);
  if (!response.ok) throw new Error(path + ': ' + response.status);
  return new Uint8Array(await response.arrayBuffer());
}
