// What axe does not see. Gives a list of findings, each in one line.
const [least, target, read] = arguments;
const findings = [];
const say = (what, element) => {
  const name = element.tagName.toLowerCase() + (element.id ? '#' + element.id : '');
  const kind = typeof element.className === 'string' && element.className ? '.' + element.className.split(' ')[0] : '';
  const words = (element.getAttribute('aria-label') || element.textContent || '').trim().slice(0, 20);
  findings.push(`${what}: ${name}${kind} “${words}”`);
};
const width = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth > width) {
  findings.push(`the page is ${document.documentElement.scrollWidth} wide on ${width}`);
}

// What is folded up keeps its boxes in newer engines.
const isFolded = (element) => !element.checkVisibility();
// What covers the page is what counts.
const cover = document.querySelector('.kiosk-cover');
const isHidden = (element) =>
  cover && !cover.contains(element)
  || element.closest('.visually-hidden, .skip-link, noscript, svg, [hidden]') !== null || isFolded(element);
const style = new Map();
const styleOf = (element) => {
  if (!style.has(element)) style.set(element, getComputedStyle(element));
  return style.get(element);
};

// Lines of text: the letters' boxes, and the element they are written in.
const lines = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const written = new Set();
while (walker.nextNode()) {
  const node = walker.currentNode;
  const element = node.parentElement;
  if (!node.data.trim() || isHidden(element) || element.closest('script, style, option')) continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  const boxes = Array.from(range.getClientRects()).filter((box) => box.width > 0);
  if (!boxes.length) continue;
  written.add(element);
  // Of an opening, two lines are shown.
  const shown = element.matches('.card__opening') ? boxes.slice(0, 2) : boxes;
  for (const box of shown) lines.push({ box, element, node });
}

for (const element of written) {
  const { fontSize, lineHeight, overflowX, overflowY } = styleOf(element);
  const size = parseFloat(fontSize);
  if (size < least - 0.1) say(`letters of ${fontSize}`, element);
  if (element.closest('.sentence, .running') && !element.matches('.sentence__link') && size < read - 0.1) {
    say(`a document's letters of ${fontSize}`, element);
  }
  if (parseFloat(lineHeight) < size * 1.2) say(`lines of ${lineHeight} for ${fontSize}`, element);
  const isCut = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1
    || overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1;
  if (isCut && !element.matches('.card__opening')) say('cut off', element);
}

for (const { box, element } of lines) {
  if (box.right > width + 1 || box.left < -1) say(`letters from ${box.left} to ${box.right}`, element);
}

// Paragraphs to be read at length: at least 1.5, as the largest setting asks for 1.3 at the least.
for (const element of document.querySelectorAll('.sentence, .running, main p')) {
  const { lineHeight, fontSize } = styleOf(element);
  const several = element.getClientRects().length && element.offsetHeight > 2.2 * parseFloat(fontSize);
  if (several && !isHidden(element) && parseFloat(lineHeight) < parseFloat(fontSize) * 1.3) {
    say(`lines of ${lineHeight} for ${fontSize}`, element);
  }
}

// Letters over letters. A line's box is higher than its letters.
const inner = lines.map(({ box, element, node }) => {
  const margin = box.height * 0.25;
  return { top: box.top + margin, bottom: box.bottom - margin, left: box.left + 2, right: box.right - 2, element, node };
}).sort((a, b) => a.top - b.top);
for (let i = 0; i < inner.length; i += 1) {
  for (let j = i + 1; j < inner.length && inner[j].top < inner[i].bottom; j += 1) {
    const apart = inner[j].left >= inner[i].right || inner[i].left >= inner[j].right;
    const over = [inner[i], inner[j]].some(({ element }) => element.closest('.menu__panel, .read-bar, .handout-bar, .keypad, .kiosk-bar'));
    if (!apart && !over && inner[i].node !== inner[j].node) {
      say(`under “${inner[j].element.textContent.trim().slice(0, 20)}”`, inner[i].element);
    }
  }
}

// No line begins with a mark that ends or closes something: the letter before it stands in the same line.
const ENDING = /[、，。；：！？）》”’]/g;
for (const block of document.querySelectorAll('main p, main li, main dd, main blockquote, main q, main h1, main h2, main h3')) {
  if (isHidden(block) || block.querySelector('p, li, dd, blockquote, q')) continue;
  // Of a word and its marks that are longer than a line, the marks go into the next.
  if (block.clientWidth && block.clientWidth < 9 * parseFloat(styleOf(block).fontSize)) continue;
  const within = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let before = null;
  while (within.nextNode()) {
    const node = within.currentNode;
    for (const { index } of node.data.matchAll(ENDING)) {
      const [mark, letter] = [boxOf(node, index), index ? boxOf(node, index - 1) : before];
      if (mark && letter && mark.top > letter.bottom - 4 && mark.left < letter.left) {
        say(`a line begins with “${node.data.slice(index, index + 3)}”`, block);
      }
    }
    before = node.data.length ? boxOf(node, node.data.length - 1) : before;
  }
}
function boxOf(node, at) {
  const range = document.createRange();
  range.setStart(node, at);
  range.setEnd(node, at + 1);
  return Array.from(range.getClientRects()).find((box) => box.width > 0);
}

// What can be touched. A link within a line of text is as high as the line.
const targets = Array.from(document.querySelectorAll('a[href], button, input, select, textarea, summary'))
  .filter((element) => !isHidden(element) && element.getClientRects().length)
  .map((element) => {
    const label = element.matches('input[type=checkbox], input[type=radio]') && element.labels && element.labels[0];
    // A card answers to a touch anywhere on it.
    return label || element.closest('.card__link') && element.closest('.card') || element;
  })
  .filter((element) => element.getClientRects().length);
const rests = (element) => {
  const block = element.parentElement.closest('p, li, dd, td, blockquote, div, section');
  return block && block.textContent.trim().length > element.textContent.trim().length;
};
for (const element of new Set(targets)) {
  const box = element.getBoundingClientRect();
  if (box.bottom + scrollY < 0) continue;
  const isInline = styleOf(element).display === 'inline' && rests(element);
  if (isInline) continue;
  if (box.height < target - 0.5) say(`${Math.round(box.height)} px high to touch`, element);
  if (box.width < target - 0.5) say(`${Math.round(box.width)} px wide to touch`, element);
}
const boxes = Array.from(new Set(targets), (element) => ({ element, box: element.getBoundingClientRect() }))
  .sort((a, b) => a.box.top - b.box.top);
for (let i = 0; i < boxes.length; i += 1) {
  for (let j = i + 1; j < boxes.length && boxes[j].box.top < boxes[i].box.bottom - 2; j += 1) {
    const [a, b] = [boxes[i], boxes[j]];
    const apart = b.box.left >= a.box.right - 2 || a.box.left >= b.box.right - 2;
    const areInline = [a, b].every(({ element }) => styleOf(element).display === 'inline');
    // The open menu, the bars of the reading voice, of the hand-out, of a kiosk and of its keys lie over the page; what has the focus is never
    // under them.
    const [bar, other] = [a, b].map(({ element }) => element.closest('.read-bar, .handout-bar, .keypad, .kiosk-bar, .menu__panel'));
    const isBar = bar !== other;
    if (apart || areInline || isBar || a.element.contains(b.element) || b.element.contains(a.element)) continue;
    say(`to touch over “${b.element.textContent.trim().slice(0, 20)}”`, a.element);
  }
}

// Read from top to bottom, a narrow page has the order of its source. Beside an option of several lines
// stands what is said when one does not know.
if (width <= 360) {
  const firsts = new Map();
  for (const { box, element } of lines) if (!firsts.has(element)) firsts.set(element, box);
  let last = null;
  for (const [element, box] of firsts) {
    if (!element.closest('main') || element.closest('.handout-bar, .several__unknown')) continue;
    if (last && box.bottom < last.top - 4) say('read after what stands below it', element);
    last = box;
  }
}
return Array.from(new Set(findings)).slice(0, 40);
