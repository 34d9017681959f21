// The figures page: applies the filters, updates the count, sorts the sums, and keeps the filters in the URL.
import { Name } from '../contract';
import { hide, revealBy } from './chunked-reveal';
import { unfoldWide } from './folds';
import { choose, counter, emptyState, focusFilter, keepInAddress, readFields } from './filtered-list';
import { NO_FIGURES, allFigures, someFigures } from './texts';

/** Number of figures that fill a phone's screen and lay out quickly; each chunk lays out the whole table again. */
const FIGURES = 18;

interface Section {
  section: HTMLElement;
  rows: { row: HTMLElement; text: string; at: number }[];
}

/** Connects the form's filters to the rows of the page. */
export function filterFigures(form: HTMLElement): void {
  const page = form.parentElement;
  const group = form.querySelector<HTMLSelectElement>('#' + Name.ID_GROUP);
  const words = form.querySelector<HTMLInputElement>('#' + Name.ID_WORDS);
  const order = form.querySelector<HTMLSelectElement>('#' + Name.ID_ORDER);
  if (!page || !group || !words || !order) return;
  unfoldWide(page);
  const rest = page.querySelector<HTMLDetailsElement>('.figures-rest');
  const sections = Array.from(page.querySelectorAll<HTMLElement>(`[${Name.DATA_GROUP}]`), sectionOf);
  const all = sections.reduce((sum, { rows }) => sum + rows.length, 0);
  const marks = Array.from(page.querySelectorAll(`[${Name.DATA_SUM}]`));
  const reveal = revealBy(FIGURES);
  const count = counter(form);
  const address = keepInAddress(() => [
    [Name.FIELD_QUERY, words.value],
    [Name.FIELD_GROUP, group.value],
  ]);
  let shownOrder = order.options[0]!.value;

  const filter = (): void => {
    const wanted = lowered(words.value).split(/\s+/).filter(Boolean);
    const shown: HTMLElement[] = [];
    sections.forEach(function ({ section, rows }) {
      const isOfGroup = !group.value || section.getAttribute(Name.DATA_GROUP) === group.value;
      const before = shown.length;
      rows.forEach(function ({ row, text }) {
        if (isOfGroup && wanted.every((word) => text.includes(word))) shown.push(row);
        else hide(row, true);
      });
      hide(section, shown.length === before);
    });
    // A filter's results are expanded.
    if (rest && (wanted.length || group.value)) rest.open = true;
    hideRest(rest);
    arrange();
    const ids = new Set(shown.map((row) => row.id));
    marks.forEach(function (mark) {
      const isOut = !ids.has(mark.getAttribute(Name.DATA_SUM) || '');
      mark.setAttribute('class', 'chart__sum' + (isOut ? ' chart__sum--out' : ''));
    });
    showEmpty(!ids.size);
    count(!ids.size ? NO_FIGURES : ids.size === all ? allFigures(all) : someFigures(ids.size, all));
    reveal.show(shown);
  };

  /** Applies the sort order, moving rows only if it changed, because a moved row is laid out again. */
  const arrange = (): void => {
    if (order.value === shownOrder) return;
    shownOrder = order.value;
    sections.forEach(function ({ rows }) {
      const isByText = shownOrder === Name.ORDER_TEXT;
      const arranged = isByText ? rows.slice().sort((one, other) => one.at - other.at) : rows;
      arranged.forEach(({ row }) => row.parentElement && row.parentElement.appendChild(row));
    });
  };

  const showEmpty = emptyState(page, function () {
    group.value = words.value = '';
    filter();
    address.later();
    focusFilter(group);
  });

  // Filters apply while typing; there is nothing to submit.
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', function () {
    filter();
    address.later();
  });
  // A change event may precede navigation, so the URL is updated immediately.
  form.addEventListener('change', address.now);
  if (!group.value && !words.value) {
    const asked = readFields();
    choose(group, asked[Name.FIELD_GROUP] || '');
    words.value = asked[Name.FIELD_QUERY] || '';
  }
  if (group.value || words.value || order.value !== shownOrder) filter();
}

/** Hides the collapsed section if it is empty. */
function hideRest(rest: HTMLElement | null): void {
  if (rest) hide(rest, !rest.querySelector(`[${Name.DATA_GROUP}]:not([hidden])`));
}

function sectionOf(section: HTMLElement): Section {
  const rows = Array.from(section.querySelectorAll<HTMLElement>(`[${Name.DATA_AT}]`), (row) => ({
    row,
    text: lowered(row.textContent || ''),
    at: Number(row.getAttribute(Name.DATA_AT)),
  }));
  return { section, rows };
}

/** Lowercases Latin letters, for comparison. */
function lowered(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
