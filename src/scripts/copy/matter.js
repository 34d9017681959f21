// What can be taken along, read off the page: the words of a measure, a sentence, a pair of the
// comparison or a figure, each with the document, its number and the clause.

/**
 * @typedef {object} Matter
 * @property {string} words what is copied, but for the link
 * @property {string} fragment the place in the page; empty where the page itself is meant
 * @property {string} id by which the open data knows it
 * @property {string} file the file of the open data that has it, below `data/`
 * @property {string} list what in that file it is in
 * @property {string} [hint] what else there is
 */

/**
 * @param {Element} opener
 * @returns {Matter}
 */
export function matterOf(opener) {
  const of = (selector) => opener.closest(selector);
  if (of('.sentence')) return ofSentence(of('.sentence'));
  if (of('.pair')) return ofPair(of('.pair'));
  if (of('.figure')) return ofFigure(of('.figure'));
  return ofMeasure(of('.measure'));
}

/** The address of the page without what other sites have added; of a page in a frame, the page itself. */
export function pageAddress() {
  const whole = document.querySelector('.embed-foot a');
  const address = whole ? whole.href : (window.sitePlace || location).href;
  return address.replace(/[?#].*$/, '').replace(/(^|\/)index\.html$/, '$1');
}

/** The document, and the clause where the node is in a measure: `heilongjiang.9.s2` is its 第9条第2句. */
function cite(id) {
  const [document_, number] = id.split('.');
  const cited = document.querySelector('[data-cite="' + document_ + '"]').textContent;
  const sentence = /\.s(\d+)$/.exec(id);
  if (!/^\d+$/.test(number)) return cited;
  return cited + '第' + number + '条' + (sentence ? '第' + sentence[1] + '句' : '');
}

function text(node) {
  return node.textContent.trim();
}

/** The words of a quote, and where it stands: its link says it. */
function quoted(words, link) {
  return '“' + words + '”\n——' + cite(decodeURIComponent(link.hash.slice(1)));
}

function ofMeasure(measure) {
  const paragraphs = Array.from(measure.querySelectorAll('.paragraph'), function (paragraph) {
    return Array.from(paragraph.querySelectorAll('.sentence'), text).join('');
  });
  const words = [text(measure.querySelector('.measure__heading'))].concat(paragraphs, '——' + cite(measure.id));
  const hint = '只要其中一句时，点那句前面的数字。';
  return { words: words.join('\n'), fragment: '', hint, ...inDocument(measure.id) };
}

function ofSentence(sentence) {
  const { id } = sentence;
  return { words: text(sentence) + '\n——' + cite(id), fragment: id, ...inDocument(id) };
}

function inDocument(id) {
  return { id, file: id.split('.')[0] + '/document.json', list: 'root' };
}

function ofPair(pair) {
  const documents = Array.from(document.querySelectorAll('[data-cite]'), (cited) => cited.getAttribute('data-cite'));
  const sides = Array.from(pair.querySelectorAll('.side .quote, .side__silent'), function (part) {
    const link = part.querySelector('a');
    if (!link) return text(part);
    // A whole measure stands there as a link to it.
    const leaves = Array.from(part.querySelectorAll('span'), text).join('');
    return quoted(leaves || text(link), link);
  });
  const words = ['【两份文件对照】' + text(pair.querySelector('.pair__title')), noteOf(pair)].concat(sides);
  const [kind, ...id] = pair.id.split('-');
  const list = kind === 'pair' ? 'pairs' : 'alone';
  const file = 'alignments/' + documents.join('--') + '.json';
  return { words: words.join('\n'), fragment: pair.id, id: id.join('-'), file, list };
}

/** What the site says of the pair: the relation, and a note behind it. */
function noteOf(pair) {
  const relation = text(pair.querySelector('.relation'));
  const note = text(pair.querySelector('.pair__note')).slice(relation.length).trim();
  return '本站说明：' + relation + (note && '。' + note);
}

function ofFigure(figure) {
  // Parts of a cell stand on lines of their own.
  const parts = (cell) => Array.from(cell.childNodes, text).filter(Boolean).join('，');
  const meaning = text(figure.querySelector('.figure__amount')) + '：' + parts(figure.querySelector('.figure__meaning'));
  const cells = Array.from(figure.querySelectorAll('.figure__cell'), function (cell) {
    return parts(cell) && cell.getAttribute('data-label') + '：' + parts(cell);
  });
  const source = quoted(text(figure.querySelector('.figure__quote')), figure.querySelector('.figure__link'));
  const words = [meaning].concat(cells.filter(Boolean), source);
  return { words: words.join('\n'), fragment: figure.id, id: figure.id, file: 'figures.json', list: 'figures' };
}
