// The search on the list of measures: asks the engine for what was typed and shows what it says. What is typed and
// chosen, the count without words and the address are the filters' (`enhance/measure-filters.ts`), which tell of each
// change.
//
// The build puts this behind the script that joins the engine with the browser; the loader starts it as any engine.
import { Name } from '../contract';
import { closest } from '../dom';
import { hide } from '../enhance/chunked-reveal';
import { counter, type Field } from '../enhance/filtered-list';
import { FILTERED } from '../enhance/measure-filters';
import { ASKED } from '../loader/display-prefs';
import { onPage } from '../loader/page-events';

/** What `src/bin/search.rs` gives. */
interface Search {
  open(pack: Uint8Array, province: string): boolean;
  add(pack: Uint8Array, province: string): void;
  needs_readings(query: string): boolean;
  read(table: Uint8Array): void;
  find(query: string, measures: string | undefined, all: boolean): string;
  remember(query: string): void;
  recent(): string;
  start(pack: Uint8Array): boolean;
}

/** The readings of characters are a pack of their own. */
const READINGS = 'pinyin';
const SEARCHING = '正在找…';
/** Where they do not come in this time, what is found without them is shown; they may still come. */
const PATIENCE_MS = 8000;
const WITHOUT_READINGS = '（拼音没有载入，先按字找）';

const page = document.documentElement;
const search = (window as unknown as { engine_search: Search }).engine_search;
/** Shows what is found on the page that is shown; nothing where that is no list of measures. */
let show: (() => void) | undefined;
/** While the readings are on their way. */
let readings: Promise<void> | undefined;
const others: Record<string, Promise<void>> = {};

search.start = function (pack) {
  if (!search.open(pack, page.getAttribute(Name.DATA_PROVINCE) || '')) return false;
  const field = document.getElementById(Name.ID_QUERY) as HTMLInputElement;
  field.addEventListener('change', () => search.remember(field.value.trim()));
  document.getElementById(Name.ID_SEARCH)!.addEventListener('submit', function (event) {
    if (!show) return;
    // The list already follows what is typed: Enter goes to what was found.
    event.preventDefault();
    const first = document.querySelector<HTMLElement>('main .hit__link');
    if (first) first.focus();
  });
  onPage(() => (show = mount(field)));
  return true;
};

function mount(field: HTMLInputElement): (() => void) | undefined {
  const form = document.querySelector<HTMLElement>(`main [${Name.DATA_SLOT}="measures"]`);
  if (!form) return undefined;
  const around = form.parentElement!;
  const part = (name: string) => around.querySelector<HTMLElement>(`[${name}]`)!;
  const [results, list, empty] = [part(Name.DATA_RESULTS), part(Name.DATA_GROUPS), part(Name.DATA_EMPTY)];
  const count = counter(form);
  let showsAll = false;
  // What is searched for without them, as they did not come.
  let without: string | undefined;

  const show = (): void => {
    // In the single file another page may be shown by now.
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
    // Before the readings are here nothing true can be said of letters and strange characters.
    const [said, lost, html] = waits ? [SEARCHING, '', ''] : parts(search.find(query, chosen(form, list), showsAll));
    count(needs && !waits ? said + WITHOUT_READINGS : said);
    hide(empty, !lost);
    results.innerHTML = html;
    page.removeAttribute(ASKED);
  };

  form.addEventListener(FILTERED, function () {
    showsAll = false;
    show();
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

/** What the engine says: how much was found, whether the filters leave nothing of it, and the HTML. */
function parts(said: string): [string, string, string] {
  const [count, lost] = said.split('\n', 2) as [string, string];
  return [count, lost, said.slice(count.length + lost.length + 2)];
}

/** The measures that the filters leave, by their ids; nothing where none is set. */
function chosen(form: HTMLElement, list: HTMLElement): string | undefined {
  if (!Array.from(form.querySelectorAll<Field>('select')).some((filter) => filter.value)) return undefined;
  const cards = Array.from(list.querySelectorAll('.card:not([hidden])'));
  return cards.map((card) => card.getAttribute(Name.DATA_NODE)).join(' ');
}

/** Loads the readings, and shows what is found with them; where they do not come, the next query asks again. */
function loadReadings(show: () => void, giveUp: () => void): void {
  const end = (then: () => void) => (): void => {
    clearTimeout(late);
    readings = undefined;
    then();
  };
  const late = setTimeout(end(giveUp), PATIENCE_MS);
  readings = load(page.getAttribute(Name.DATA_PACK + READINGS) || '').then(search.read);
  readings.then(end(show), end(giveUp));
}

/** Loads the other provinces, one after another, and shows what is found in each; one that cannot be had is left out. */
async function loadOthers(named: string, show: () => void): Promise<void> {
  for (const other of named.split(' ')) {
    const [province, path] = other.split('=') as [string, string | undefined];
    if (!path || path in others) continue;
    others[path] = load(path).then((pack) => search.add(pack, province));
    await others[path].then(show, () => undefined);
  }
}

async function load(path: string): Promise<Uint8Array> {
  const response = await window.fetchPacked(page.getAttribute(Name.DATA_ROOT) + path);
  if (!response.ok) throw new Error(path + ': ' + response.status);
  return new Uint8Array(await response.arrayBuffer());
}
