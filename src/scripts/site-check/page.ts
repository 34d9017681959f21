// 「本站检查」 on the about page: runs the server checks. Loaded on first use.
import { Name } from '../contract';
import { element } from '../dom';
import { check } from './checks';
import { ADVICE, FAULT, NOTHING_FOUND, checking, found, notFinished } from './texts';

window.siteScripts = window.siteScripts || {};
window.siteScripts['site-check'] = async function (button) {
  const place = document.getElementById('site-check');
  if (!place || !(button instanceof HTMLButtonElement)) return;
  button.disabled = true;
  try {
    const findings = await check(document.documentElement.getAttribute(Name.DATA_ROOT) || '', (words) => {
      place.textContent = checking(words);
    });
    place.textContent = findings.length ? found(findings.length) : NOTHING_FOUND;
    findings.forEach(function ({ code, isFault, what, remedy }) {
      place.appendChild(element('p', 'settings__problem', (isFault ? FAULT : ADVICE) + code + '：' + what));
      const list = place.appendChild(element('ul'));
      remedy.forEach((line) => list.appendChild(element('li', '', line)));
    });
  } catch (error) {
    place.textContent = notFinished((error as Error).message);
  }
  button.disabled = false;
};
