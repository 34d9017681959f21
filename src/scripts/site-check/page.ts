// 「本站检查」 on the about page: runs the server checks. Loaded on first use.
import { Name } from '../contract';
import { element } from '../dom';
import { check } from './checks';

window.siteScripts = window.siteScripts || {};
window.siteScripts['site-check'] = async function (button) {
  const place = document.getElementById('site-check');
  if (!place || !(button instanceof HTMLButtonElement)) return;
  button.disabled = true;
  try {
    const findings = await check(document.documentElement.getAttribute(Name.DATA_ROOT) || '', (words) => {
      place.textContent = '正在检查：' + words + '……';
    });
    place.textContent = findings.length ? '发现' + findings.length + '条：' : '没有发现问题。';
    findings.forEach(function ({ code, isFault, what, remedy }) {
      place.appendChild(element('p', 'settings__problem', (isFault ? '有问题 ' : '建议改 ') + code + '：' + what));
      const list = place.appendChild(element('ul'));
      remedy.forEach((line) => list.appendChild(element('li', '', line)));
    });
  } catch (error) {
    place.textContent = '没有查完：' + (error as Error).message;
  }
  button.disabled = false;
};
