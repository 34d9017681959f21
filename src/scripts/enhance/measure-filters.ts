// The measures list: applies the filters, updates the count, and keeps filters and query in the URL. Notifies the
// search (`search/main.ts`) of every change, which takes over while there is a query.
import { Name } from '../contract';
import { listenWhileShown } from '../dom';
import { hide } from './chunked-reveal';
import { unfoldWide } from './folds';
import { ASKED } from '../loader/display-prefs';
import { choose, counter, emptyState, focusFilter, keepInAddress, readFields, type Field } from './filtered-list';
import { measuresLeft } from './texts';

/** A form event: filters were applied, or the query changed. */
export const FILTERED = 'filtered';

/** Connects the form's filters to the measures of the page. */
export function filterMeasures(form: HTMLElement): void {
  const page = form.parentElement;
  const area = form.querySelector<HTMLSelectElement>('#' + Name.FIELD_AREA);
  const audience = form.querySelector<HTMLSelectElement>('#' + Name.FIELD_AUDIENCE);
  const topic = form.querySelector<HTMLSelectElement>('#' + Name.FIELD_TOPIC);
  const query = document.getElementById(Name.ID_QUERY) as HTMLInputElement | null;
  if (!page || !area || !audience || !topic || !query) return;
  unfoldWide(form);
  const filters: [string, Field][] = [
    [Name.FIELD_AREA, area],
    [Name.FIELD_AUDIENCE, audience],
    [Name.FIELD_TOPIC, topic],
  ];
  const groups = Array.from(page.querySelectorAll<HTMLElement>(`[${Name.DATA_GROUPS}] [${Name.DATA_AREA}]`));
  const count = counter(form);
  const fields: [string, Field][] = [[Name.FIELD_QUERY, query], ...filters];
  const address = keepInAddress(() => fields.map(([name, field]) => [name, field.value.trim()]));

  const filter = (): void => {
    let left = 0;
    groups.forEach(function (group) {
      const isAskedFor = !area.value || area.value === group.getAttribute(Name.DATA_AREA);
      let isEmpty = true;
      group.querySelectorAll<HTMLElement>('.card').forEach(function (card) {
        const fits = isAskedFor && names(card, Name.DATA_FOR, audience) && names(card, Name.DATA_TOPIC, topic);
        hide(card, !fits);
        if (fits) {
          left += 1;
          isEmpty = false;
        }
      });
      hide(group, isEmpty);
    });
    count(measuresLeft(left));
    showEmpty(!left);
    form.dispatchEvent(new Event(FILTERED));
  };

  const changed = (): void => {
    filter();
    address.later();
  };

  const showEmpty = emptyState(page, function () {
    filters.forEach(([, field]) => (field.value = ''));
    changed();
    focusFilter(area);
  });

  const takeFromAddress = (taken: [string, Field][]): void => {
    const asked = readFields();
    taken.forEach(([name, field]) => choose(field, asked[name] || ''));
  };

  filters.forEach(([, field]) => field.addEventListener('change', changed));
  listenWhileShown(form, query, 'input', changed);
  // A change event may precede navigation, so the URL is updated immediately.
  listenWhileShown(form, query, 'change', address.now);
  listenWhileShown(form, window, 'hashchange', function () {
    if (!Object.keys(readFields()).length) return;
    takeFromAddress(fields);
    filter();
  });
  // Input made before this script ran takes precedence over the URL.
  if (!query.value) takeFromAddress(fields.slice(0, 1));
  if (filters.every(([, field]) => !field.value)) takeFromAddress(filters);
  if (fields.some(([, field]) => field.value)) filter();
  // With a query, the search removes the attribute.
  if (!query.value) document.documentElement.removeAttribute(ASKED);
}

/** Whether a card's list of ids contains the selected one. */
function names(card: Element, attribute: string, filter: HTMLSelectElement): boolean {
  return !filter.value || (card.getAttribute(attribute) || '').split(' ').includes(filter.value);
}
