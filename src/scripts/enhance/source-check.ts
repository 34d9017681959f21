// 核对原文: verifies the server's copy of the source text against the digest in the page and the leaves in the open data.
//
// Loaded on first use. The digest is computed here, because the platform's API requires a secure origin.
import { Name } from '../contract';
import { element } from '../dom';
import { sha256 } from './sha256';

/** Maximum number of differing passages listed. */
const LISTED = 10;
const UNREACHABLE = '现在取不到原文文件，没有核对。联网后再试一次。';
const NO_TEXT = '不一致：服务器给的不是文字文件。';

/** A node of a document in the open data, limited to the fields used here; only leaves have text. */
interface Node {
  id: string;
  text?: string;
  source: { start: number; end: number };
  children?: Node[];
}

/** The result of a comparison. */
interface Fidelity {
  leaves: number;
  differing: Node[];
  /** Number of characters that no leaf covers. */
  unread: number;
}

window.siteScripts = window.siteScripts || {};
window.siteScripts['source-check'] = check;

async function check(button: HTMLElement): Promise<void> {
  const slot = button.closest('.source-check')!;
  const status = slot.querySelector('[role="status"]')!;
  const digest = slot.querySelector('.source-check__digest')!.textContent;
  const url = slot.getAttribute(Name.DATA_SOURCE) || '';
  const say = (words: string, fits: boolean, differing: Node[] = []): void => {
    const classes = 'source-check__result' + (fits ? '' : ' source-check__result--differs');
    status.textContent = '';
    status.append(element('p', classes, words));
    if (differing.length) status.append(listOf(differing, slot.getAttribute(Name.DATA_DOCUMENT) || ''));
  };
  let bytes: Uint8Array;
  let root: Node;
  try {
    bytes = new Uint8Array(await (await found(url)).arrayBuffer());
    root = (await (await found(url.replace(/source\.txt$/, 'document.json'))).json()).root;
  } catch (error) {
    return say(UNREACHABLE, false);
  }
  if (!isText(bytes)) return say(NO_TEXT, false);
  const isSame = sha256(bytes) === digest;
  const { leaves, differing, unread } = compare(root, bytes);
  const fits = isSame && !differing.length && !unread;
  const places = differing.length
    ? `${leaves}处文字里有${differing.length}处不一致`
    : unread
      ? `原文文件里多出${unread}个字`
      : `逐处核对了${leaves}处文字，全部一致`;
  const verdict = (fits ? '一致：' : '不一致：') + (isSame ? '校验码相同' : '校验码不同，文件被改过');
  say(`${verdict}；${places}。`, fits, differing);
}

async function found(url: string): Promise<Response> {
  // Revalidates, to check the server and not a cache.
  const response = await fetch(url, { cache: 'no-cache' });
  if (!response.ok) throw new Error(url);
  return response;
}

function isText(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    return false;
  }
}

/** Compares each leaf with the bytes at its position, ignoring white space, and counts uncovered characters. */
function compare(root: Node, bytes: Uint8Array): Fidelity {
  const compared: Fidelity = { leaves: 0, differing: [], unread: 0 };
  const words = (from: number, to?: number): string => bare(new TextDecoder().decode(bytes.subarray(from, to)));
  let readUpTo = 0;
  const visit = (node: Node): void => {
    (node.children || []).forEach(visit);
    if (node.text === undefined) return;
    const { start, end } = node.source;
    compared.leaves += 1;
    if (words(start, end) !== bare(node.text)) compared.differing.push(node);
    compared.unread += words(readUpTo, start).length;
    readUpTo = end;
  };
  visit(root);
  compared.unread += words(readUpTo).length;
  return compared;
}

/** Removes white space and the byte order mark. */
function bare(text: string): string {
  return text.replace(/[\s\u0085\ufeff]/g, '');
}

function listOf(differing: Node[], documentId: string): HTMLElement {
  const list = element('ul', 'plain-list');
  differing.slice(0, LISTED).forEach(function ({ id, text }) {
    const link = element('a', '', text);
    link.href = `${document.documentElement.getAttribute(Name.DATA_ROOT)}${documentId}/#${id}`;
    list.appendChild(element('li')).append(link);
  });
  return list;
}
