// Reads the page aloud, sentence by sentence, and highlights the current sentence.
//
// Loaded by `reading-tools.ts` on first use, if there is a Chinese voice. Reads the page as it is at that moment, from
// the first visible sentence on, and changes nothing but the highlight. Pausing stops and later repeats the sentence,
// because phones do not resume a voice reliably.
import { Name } from '../contract';
import { element, isEscape } from '../dom';
import { isChinese, rank } from '../voices';
import {
  END_READING,
  GO_ON_READING,
  NEXT_SENTENCE,
  NOT_READ,
  PAUSE_READING,
  PREVIOUS_SENTENCE,
  RATE_FAST,
  RATE_NORMAL,
  RATE_SLOW,
  READING_LABEL,
  READING_STOPPED,
  rateIs,
} from './texts';

const RATES: [string, number][] = [
  [RATE_SLOW, 0.75],
  [RATE_NORMAL, 1],
  [RATE_FAST, 1.35],
];
const RATE_KEY = 'read-rate';
// Navigation, controls and visually hidden text.
const SKIPPED =
  'nav, .filters, .contents, .visually-hidden, [hidden], [aria-hidden="true"], script, style, select, ' +
  'textarea, noscript, svg, .pick__label, .sentence__link, .card__opening, .quotation__link, .copy, .share--node, .gist';
// Network voices stop after about 15 seconds, so utterances are shorter than that even at a slow rate. In characters.
const MOST_AT_ONCE = 40;
/** Maximum speaking time per character at the normal rate; below, the time a voice may take to start. */
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

/** The text of a paragraph. */
interface Block {
  block: Element;
  nodes: Text[];
}

/** The control bar. */
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
/** The parts of the sentence that remain to be spoken. */
let parts: string[] = [];
let isSpeaking = false;
// Referenced here, because engines may garbage-collect an utterance and then never fire `end`.
const kept: { utterance?: SpeechSynthesisUtterance } = {};
let watchdog: ReturnType<typeof setTimeout> | undefined;
/** Set after a network voice has gone silent: only local voices are used from then on. */
let isLocalAlone = false;
// A sequence number, so that events of earlier utterances are ignored.
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

// Storage is unavailable in kiosks and sandboxed iframes; the rate then lasts as long as the page.
function storeRate(): void {
  try {
    localStorage.setItem(RATE_KEY, String(rate));
  } catch (error) {
    // See above.
  }
}

function blockOf(parent: Element): Element {
  let block = parent;
  while (block.parentElement && getComputedStyle(block).display === 'inline') block = block.parentElement;
  return block;
}

// The sentences of the page as ranges, in page order.
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

/**
 * Newer engines keep the boxes of collapsed content. A `<summary>` is visible unless its `<details>` is itself
 * collapsed.
 */
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
    // Skips text without letters or digits.
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

// If the engine cannot highlight a range, the paragraph is highlighted.
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

/** The best voice for the texts; a local one in preference to an equally good network voice. */
function voice(): SpeechSynthesisVoice | undefined {
  const voices = speechSynthesis.getVoices().filter(({ lang }) => isChinese(lang));
  const own = voices.filter(({ localService }) => localService);
  const usable = isLocalAlone && own.length ? own : voices;
  return usable.sort((a, b) => rank(a.lang) - rank(b.lang) || Number(b.localService) - Number(a.localService))[0];
}

/** Splits a sentence into parts that a voice can speak completely, at punctuation if possible. */
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
  // The sentence has left the page, because of navigation or an answer; its range now points elsewhere.
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
    say(NOT_READ);
  };
  // Some voices go silent without firing `end`, while the engine still reports that it speaks.
  watchdog = setTimeout(function () {
    if (mine !== turn) return;
    if (speaker && !speaker.localService && !isLocalAlone) {
      isLocalAlone = true;
      speakPart();
      return;
    }
    pause();
    say(READING_STOPPED);
  }, longest);
  speechSynthesis.speak(own);
  // Reading counts as activity, for as long as it takes: see `kiosk/idle.ts`.
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
  own.setAttribute('aria-label', READING_LABEL);
  const button = (words: string, action: () => void): HTMLButtonElement => {
    const made = own.appendChild(element('button', 'read-bar__button', words));
    made.type = 'button';
    made.addEventListener('click', action);
    return made;
  };
  button(PREVIOUS_SENTENCE, () => go(-1));
  const toggle = button('', () => (isSpeaking ? pause() : speak()));
  toggle.classList.add('read-bar__button--main');
  button(NEXT_SENTENCE, () => go(1));
  const rateButton = button('', turnRate);
  button(END_READING, stop);
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
  bar.toggle.textContent = isSpeaking ? PAUSE_READING : GO_ON_READING;
  const [name] = RATES.find(([, value]) => value === rate)!;
  bar.rate.textContent = rateIs(name);
}

window.readAloud = function () {
  sentences = collect(document.getElementById('main')!);
  if (!sentences.length) return;
  at = firstInSight();
  bar = bar || build();
  bar.toggle.focus();
  speak();
};

// The page was replaced or is being left.
new MutationObserver(function () {
  const sentence = sentences[at];
  if (bar && sentence && !sentence.node.isConnected) stop();
}).observe(document.body, { childList: true });
window.addEventListener('pagehide', stop);
