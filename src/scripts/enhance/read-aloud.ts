// Reads the page aloud, sentence by sentence, and marks the sentence that is read.
//
// Loaded by `reading-tools.ts` when somebody first asks for it, and only where a Chinese voice speaks. What is
// read is the page as it stands at that moment, from the first sentence in sight on. Nothing in the page
// is changed but the mark: words stay selectable, and controls keep working. To pause is to stop and to
// begin the same sentence again later: telephones do not resume a voice reliably.
import { Name } from '../contract';
import { element, isEscape } from '../dom';
import { isChinese, rank } from '../voices';

const RATES: [string, number][] = [
  ['慢', 0.75],
  ['正常', 1],
  ['快', 1.35],
];
const RATE_KEY = 'read-rate';
// What is there to find one's way or to choose from, and words that are not meant for the eye.
const SKIPPED =
  'nav, .filters, .contents, .visually-hidden, [hidden], [aria-hidden="true"], script, style, select, ' +
  'textarea, noscript, svg, .pick__label, .sentence__link, .card__opening, .quotation__link, .copy, .share--node, .gist';
// Voices from the network end in the middle after some 15 seconds: what is said at once is shorter, also when it is
// said slowly.
const MOST_AT_ONCE = 40;
/** What a character takes to be said at most, at the usual rate, and a voice to begin. */
const MS_A_CHARACTER = 450;
const MS_TO_BEGIN = 6000;
const SENTENCE = /[^。！？；!?\n]+[。！？；!?]*[”’」』）)》]*/g;

/** A sentence of the page. */
interface Sentence {
  range: Range;
  node: Text;
  block: Element;
  text: string;
}

/** The words of a paragraph, in the order of the page. */
interface Block {
  block: Element;
  nodes: Text[];
}

/** What is shown while reading. */
interface Bar {
  element: HTMLElement;
  toggle: HTMLButtonElement;
  rate: HTMLButtonElement;
  words: HTMLElement;
}

const page = document.documentElement;
let bar: Bar | null = null;
let sentences: Sentence[] = [];
let at = 0;
/** What of the sentence is still to be said. */
let parts: string[] = [];
let isSpeaking = false;
// Kept here: engines collect one that only its own events hold, and then never report its end.
const kept: { utterance?: SpeechSynthesisUtterance } = {};
let watchdog: ReturnType<typeof setTimeout> | undefined;
/** A voice from the network has fallen silent: from then on the device's own is used. */
let isLocalAlone = false;
// Each order to speak has a number: what an earlier one still reports is not listened to.
let turn = 0;
let rate = storedRate();

function storedRate(): number {
  try {
    const stored = Number(localStorage.getItem(RATE_KEY));
    return RATES.some(([, value]) => value === stored) ? stored : 1;
  } catch (error) {
    return 1;
  }
}

// A kiosk or a sandboxed frame keeps nothing; the rate then lasts as long as the page.
function storeRate(): void {
  try {
    localStorage.setItem(RATE_KEY, String(rate));
  } catch (error) {
    // Said above.
  }
}

function blockOf(parent: Element): Element {
  let block = parent;
  while (block.parentElement && getComputedStyle(block).display === 'inline') block = block.parentElement;
  return block;
}

// The sentences of the page as ranges, in the order of the page.
function collect(main: Element): Sentence[] {
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const blocks: Block[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const parent = node.parentElement;
    if (!parent || !node.data.trim() || parent.closest(SKIPPED)) continue;
    if (isFolded(parent)) continue;
    if (!parent.getClientRects().length) continue;
    const block = blockOf(parent);
    const last = blocks[blocks.length - 1];
    if (last && last.block === block) last.nodes.push(node);
    else blocks.push({ block, nodes: [node] });
  }
  return blocks.flatMap(sentencesOf);
}

/** What is folded up keeps its boxes in newer engines. The line of a fold is seen, unless that is in one itself. */
function isFolded(element: Element): boolean {
  const summary = element.closest('summary');
  const own = summary && summary.parentElement;
  for (let at = element.closest('details'); at; at = at.parentElement && at.parentElement.closest('details')) {
    if (!at.open && at !== own) return true;
  }
  return false;
}

function sentencesOf(entry: Block): Sentence[] {
  const text = entry.nodes.map((node) => node.data).join('');
  const found: Sentence[] = [];
  let match: RegExpExecArray | null;
  SENTENCE.lastIndex = 0;
  while ((match = SENTENCE.exec(text))) {
    // A line of dashes, or a mark alone, says nothing.
    if (!/[\p{L}\p{N}]/u.test(match[0])) continue;
    const range = document.createRange();
    const start = placeOf(entry.nodes, match.index);
    const end = placeOf(entry.nodes, match.index + match[0].length);
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    found.push({ range, node: start.node, block: entry.block, text: match[0].trim() });
  }
  return found;
}

function placeOf(nodes: Text[], offset: number): { node: Text; offset: number } {
  let rest = offset;
  for (const node of nodes) {
    if (rest <= node.data.length) return { node, offset: rest };
    rest -= node.data.length;
  }
  const last = nodes[nodes.length - 1]!;
  return { node: last, offset: last.data.length };
}

function firstInSight(): number {
  const found = sentences.findIndex(function (sentence) {
    return sentence.range.getBoundingClientRect().top >= 0;
  });
  return found < 0 ? 0 : found;
}

// Where the engine cannot mark a range, the paragraph around it is marked.
function mark(sentence: Sentence | null): void {
  if ('Highlight' in window && CSS.highlights) {
    if (sentence) CSS.highlights.set('read-aloud', new Highlight(sentence.range));
    else CSS.highlights.delete('read-aloud');
    return;
  }
  document.querySelectorAll('[data-read]').forEach(function (block) {
    block.removeAttribute('data-read');
  });
  if (sentence) sentence.block.setAttribute('data-read', '');
}

function bringIntoSight(sentence: Sentence): void {
  const box = sentence.range.getBoundingClientRect();
  const room = innerHeight - (bar ? bar.element.offsetHeight : 0);
  if (box.top >= 0 && box.bottom <= room) return;
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scrollBy({ top: box.top - room / 3, behavior: isCalm ? 'auto' : 'smooth' });
}

/** The best voice for the texts; the device's own before one that needs a network, if it is as good. */
function voice(): SpeechSynthesisVoice | undefined {
  const voices = speechSynthesis.getVoices().filter(({ lang }) => isChinese(lang));
  const own = voices.filter(({ localService }) => localService);
  const usable = isLocalAlone && own.length ? own : voices;
  return usable.sort((a, b) => rank(a.lang) - rank(b.lang) || Number(b.localService) - Number(a.localService))[0];
}

/** A sentence in parts that a voice says whole, cut behind a mark where there is one. */
function cut(text: string): string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > MOST_AT_ONCE) {
    const start = rest.slice(0, MOST_AT_ONCE);
    const mark = Math.max(...Array.from('，、：；,）》”', (one) => start.lastIndexOf(one)));
    const end = mark > MOST_AT_ONCE / 4 ? mark + 1 : MOST_AT_ONCE;
    found.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return found.concat(rest);
}

function speak(): void {
  const sentence = sentences[at];
  // The page has moved on, or a question was answered: what was to be read is gone. The range itself has
  // moved to what is left.
  if (!sentence || !sentence.node.isConnected) {
    stop();
    return;
  }
  isSpeaking = true;
  mark(sentence);
  bringIntoSight(sentence);
  parts = cut(sentence.text);
  speakPart();
  say('');
  show();
}

function speakPart(): void {
  const mine = ++turn;
  const [words] = parts;
  speechSynthesis.cancel();
  clearTimeout(watchdog);
  if (words === undefined) {
    at += 1;
    speak();
    return;
  }
  const speaker = voice();
  const own = new SpeechSynthesisUtterance(words);
  kept.utterance = own;
  own.voice = speaker || null;
  own.lang = 'zh-CN';
  own.rate = rate;
  const longest = MS_TO_BEGIN + (words.length * MS_A_CHARACTER) / rate;
  own.onend = function () {
    if (mine !== turn) return;
    parts.shift();
    speakPart();
  };
  own.onerror = function (event) {
    if (mine !== turn || event.error === 'canceled' || event.error === 'interrupted') return;
    pause();
    say('没有读出来，可以再试一次。');
  };
  // Some voices fall silent and never report an end, and the engine goes on to say that it speaks.
  watchdog = setTimeout(function () {
    if (mine !== turn) return;
    if (speaker && !speaker.localService && !isLocalAlone) {
      isLocalAlone = true;
      speakPart();
      return;
    }
    pause();
    say('读到一半停了。点“继续”，从这一句再读。');
  }, longest);
  speechSynthesis.speak(own);
  // Somebody listens, for as long as this takes: see `kiosk/idle.ts`.
  window.dispatchEvent(new CustomEvent('reading-aloud', { detail: longest }));
}

function pause(): void {
  turn += 1;
  clearTimeout(watchdog);
  isSpeaking = false;
  speechSynthesis.cancel();
  show();
}

function stop(): void {
  turn += 1;
  clearTimeout(watchdog);
  delete kept.utterance;
  isSpeaking = false;
  speechSynthesis.cancel();
  mark(null);
  page.removeAttribute('data-read-bar');
  if (!bar) return;
  const hadFocus = bar.element.contains(document.activeElement);
  bar.element.remove();
  bar = null;
  const opener = document.querySelector<HTMLElement>(`[${Name.DATA_READ_ALOUD}]`);
  if (hadFocus && opener) opener.focus();
}

function go(step: number): void {
  at = Math.min(Math.max(at + step, 0), sentences.length - 1);
  speak();
}

function turnRate(): void {
  const index = RATES.findIndex(([, value]) => value === rate);
  rate = RATES[(index + 1) % RATES.length]![1];
  storeRate();
  if (isSpeaking) speak();
  else show();
}

function build(): Bar {
  const own = element('section', 'read-bar');
  own.setAttribute('aria-label', '朗读');
  const button = (words: string, action: () => void): HTMLButtonElement => {
    const made = own.appendChild(element('button', 'read-bar__button', words));
    made.type = 'button';
    made.addEventListener('click', action);
    return made;
  };
  button('上一句', () => go(-1));
  const toggle = button('', () => (isSpeaking ? pause() : speak()));
  toggle.classList.add('read-bar__button--main');
  button('下一句', () => go(1));
  const rateButton = button('', turnRate);
  button('结束', stop);
  const words = own.appendChild(element('p', 'read-bar__words'));
  words.setAttribute('role', 'status');
  own.addEventListener('keydown', function (event) {
    if (isEscape(event)) stop();
  });
  document.body.appendChild(own);
  page.setAttribute('data-read-bar', '');
  return { element: own, toggle, rate: rateButton, words };
}

function say(words: string): void {
  if (bar) bar.words.textContent = words;
}

function show(): void {
  if (!bar) return;
  bar.toggle.textContent = isSpeaking ? '暂停' : '继续';
  const [name] = RATES.find(([, value]) => value === rate)!;
  bar.rate.textContent = '语速：' + name;
}

window.readAloud = function () {
  sentences = collect(document.getElementById('main')!);
  if (!sentences.length) return;
  at = firstInSight();
  bar = bar || build();
  bar.toggle.focus();
  speak();
};

// Another page was put in place of this one, or this one is left.
new MutationObserver(function () {
  const sentence = sentences[at];
  if (bar && sentence && !sentence.node.isConnected) stop();
}).observe(document.body, { childList: true });
window.addEventListener('pagehide', stop);
