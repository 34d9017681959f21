// The list of measures without a search: shows what the filters leave, says how many, and keeps the choice in the
// address. Where words are searched for, the search has the filters too.
import { Name } from '../contract';
import { listenWhileShown } from '../dom';
import { hide } from './chunked-reveal';
import { unfoldWide } from './folds';
import { choose, counter, emptyState, focusFilter, keepInAddress, readFields, type Field } from './filtered-list';

/** Makes the form's filters act on the measures of the page, until the search takes over. */
export function filterMeasures(form: HTMLElement): void {
  const page = form.parentElement;
  const area = form.querySelector<HTMLSelectElement>('#' + Name.FIELD_AREA);
  const audience = form.querySelector<HTMLSelectElement>('#' + Name.FIELD_AUDIENCE);
  const topic = form.querySelector<HTMLSelectElement>('#' + Name.FIELD_TOPIC);
  if (!page || !area || !audience || !topic) return;
  unfoldWide(form);
  const filters: [string, Field][] = [
    [Name.FIELD_AREA, area],
    [Name.FIELD_AUDIENCE, audience],
    [Name.FIELD_TOPIC, topic],
  ];
  const groups = Array.from(page.querySelectorAll<HTMLElement>(`[${Name.DATA_GROUPS}] [${Name.DATA_AREA}]`));
  const count = counter(form);
  const address = keepInAddress(() => filters.map(([name, field]) => [name, field.value]));
  const isSearching = (): boolean => document.documentElement.getAttribute(Name.DATA_APP) === 'running';

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
    count(`共${left}条`);
    showEmpty(!left);
  };

  const changed = (): void => {
    if (isSearching()) return;
    filter();
    address.later();
  };

  const showEmpty = emptyState(page, function () {
    if (isSearching()) return;
    filters.forEach(([, field]) => (field.value = ''));
    changed();
    focusFilter(area);
  });

  const takeFromAddress = (): void => {
    const asked = readFields();
    filters.forEach(([name, field]) => choose(field, asked[name] || ''));
  };

  const follow = (): void => {
    if (isSearching() || !Object.keys(readFields()).length) return;
    takeFromAddress();
    filter();
  };

  filters.forEach(([, field]) => field.addEventListener('change', changed));
  listenWhileShown(form, window, 'hashchange', follow);
  // Whoever has chosen before this came has chosen.
  if (filters.every(([, field]) => !field.value)) takeFromAddress();
  if (filters.some(([, field]) => field.value)) filter();
}

/** Whether a card's list of ids has the one that is chosen. */
function names(card: Element, attribute: string, filter: HTMLSelectElement): boolean {
  return !filter.value || (card.getAttribute(attribute) || '').split(' ').includes(filter.value);
}
