// 核对原文: verifies the server's copy of the source text against the digest in the page and the leaves in the open data.
//
// Loaded on first use. The digest is computed here, because the platform's API requires a secure origin.
import { Name } from '../contract';
import { element } from '../dom';
import { sha256 } from './sha256';
import {
  DIGEST_DIFFERS,
  DIGEST_SAME,
  SOURCE_AGREES,
  SOURCE_DIFFERS,
  SOURCE_NO_TEXT,
  SOURCE_UNREACHABLE,
  charactersAdded,
  passagesAgree,
  passagesDiffer,
} from './texts';

/** Maximum number of differing passages listed. */
const LISTED = 10;

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
    return say(SOURCE_UNREACHABLE, false);
  }
  if (!isText(bytes)) return say(SOURCE_NO_TEXT, false);
  const isSame = sha256(bytes) === digest;
  const { leaves, differing, unread } = compare(root, blanked(bytes, slot.getAttribute(Name.DATA_NOT_TEXT) || ''));
  const fits = isSame && !differing.length && !unread;
  const places = differing.length
    ? passagesDiffer(leaves, differing.length)
    : unread
      ? charactersAdded(unread)
      : passagesAgree(leaves);
  const verdict = (fits ? SOURCE_AGREES : SOURCE_DIFFERS) + (isSame ? DIGEST_SAME : DIGEST_DIFFERS);
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

/** A copy with white space in place of the lines that are no text, such as page numbers. */
function blanked(bytes: Uint8Array, ranges: string): Uint8Array {
  const copy = bytes.slice();
  for (const range of ranges.split(' ').filter(Boolean)) {
    const [start, end] = range.split('-').map(Number);
    copy.fill(0x20, start, end);
  }
  return copy;
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
