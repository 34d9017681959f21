// Extracts what the copy menu offers: the text of a measure, sentence, comparison pair or figure, with its citation.

import { Name } from '../contract';
import { SENTENCE_HINT, citedMeasure, citedSentence, pairTitle, siteNote } from './texts';

/** The extracted content. */
export interface Extract {
  /** The text to copy, without the link. */
  words: string;
  /** The fragment of its position; empty for the page itself. */
  fragment: string;
  /** Its id in the open data. */
  id: string;
  /** The open data file that contains it, below `data/`. */
  file: string;
  /** The list in that file. */
  list: string;
  /** An additional hint. */
  hint?: string;
}

/** The content for a menu opened at this element. */
export function extractAt(opener: Element): Extract {
  const sentence = opener.closest('.sentence');
  if (sentence) return ofSentence(sentence);
  const pair = opener.closest('.pair');
  if (pair) return ofPair(pair);
  const figure = opener.closest('.figure');
  if (figure) return ofFigure(figure);
  return ofMeasure(opener.closest('.measure')!);
}

/** The URL of the page without tracking parameters; in an iframe, that of the full page. */
export function pageAddress(): string {
  const whole = document.querySelector<HTMLAnchorElement>('.embed-foot a');
  const address = whole ? whole.href : (window.sitePlace || location).href;
  return address.replace(/[?#].*$/, '').replace(/(^|\/)index\.html$/, '$1');
}

/** The document, and for nodes of a measure the clause: `heilongjiang.9.s2` is 第9条第2句. */
function cite(id: string): string {
  const [document_, number = ''] = id.split('.');
  const cited = document.querySelector(`[${Name.DATA_CITE}="${document_}"]`)!.textContent || '';
  const sentence = /\.s(\d+)$/.exec(id);
  if (!/^\d+$/.test(number)) return cited;
  return citedMeasure(cited, number) + (sentence ? citedSentence(sentence[1]!) : '');
}

function text(node: Node | null): string {
  return ((node && node.textContent) || '').trim();
}

/** The text of a quote with its citation, which its link contains. */
function quoted(words: string, link: HTMLAnchorElement): string {
  return '“' + words + '”\n——' + cite(decodeURIComponent(link.hash.slice(1)));
}

function ofMeasure(measure: Element): Extract {
  const paragraphs = Array.from(measure.querySelectorAll('.paragraph'), function (paragraph) {
    return Array.from(paragraph.querySelectorAll('.sentence'), text).join('');
  });
  const words = [text(measure.querySelector('.measure__heading'))].concat(paragraphs, '——' + cite(measure.id));
  return { words: words.join('\n'), fragment: '', hint: SENTENCE_HINT, ...inDocument(measure.id) };
}

function ofSentence(sentence: Element): Extract {
  const { id } = sentence;
  return { words: text(sentence) + '\n——' + cite(id), fragment: id, ...inDocument(id) };
}

function inDocument(id: string): Pick<Extract, 'id' | 'file' | 'list'> {
  return { id, file: id.split('.')[0] + '/document.json', list: 'root' };
}

function ofPair(pair: Element): Extract {
  const cited = document.querySelectorAll(`[${Name.DATA_CITE}]`);
  const documents = Array.from(cited, (one) => one.getAttribute(Name.DATA_CITE));
  const sides = Array.from(pair.querySelectorAll('.side .quote, .side__silent'), function (part) {
    const link = part.querySelector<HTMLAnchorElement>('.quote__link') || part.querySelector('a');
    if (!link) return text(part);
    // A whole measure is represented by a link to it.
    const leaves = Array.from(part.querySelectorAll('span'), text).join('');
    return quoted(leaves || text(link), link);
  });
  const words = [pairTitle(text(pair.querySelector('.pair__title'))), noteOf(pair)].concat(sides);
  const [kind, ...id] = pair.id.split('-');
  const list = kind === 'pair' ? 'pairs' : 'alone';
  const file = 'alignments/' + documents.join('--') + '.json';
  return { words: words.join('\n'), fragment: pair.id, id: id.join('-'), file, list };
}

/** The relation of a pair, and its note. */
function noteOf(pair: Element): string {
  const note = text(pair.querySelector('.pair__note'));
  return siteNote(text(pair.querySelector('.relation')) + (note && '。' + note));
}

function ofFigure(figure: Element): Extract {
  // The parts of a cell are on separate lines.
  const parts = (cell: Element | null) => Array.from(cell ? cell.childNodes : [], text).filter(Boolean).join('，');
  const named = [text(figure.querySelector('.figure__meaning')), text(figure.querySelector('.figure__note'))];
  const meaning = text(figure.querySelector('.figure__amount')) + '：' + named.filter(Boolean).join('，');
  const cells = Array.from(figure.querySelectorAll('.figure__cell'), function (cell) {
    return parts(cell) && cell.getAttribute(Name.DATA_LABEL) + '：' + parts(cell);
  });
  const source = quoted(text(figure.querySelector('.figure__quote')), figure.querySelector<HTMLAnchorElement>('.figure__link')!);
  const words = [meaning].concat(cells.filter(Boolean), source);
  return { words: words.join('\n'), fragment: figure.id, id: figure.id, file: 'figures.json', list: 'figures' };
}
