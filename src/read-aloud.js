// Reads the page aloud, sentence by sentence, and marks the sentence that is read.
//
// Loaded by `reading.js` when somebody first asks for it, and only where a Chinese voice speaks. What is
// read is the page as it stands at that moment, from the first sentence in sight on. Nothing in the page
// is changed but the mark: words stay selectable, and controls keep working. To pause is to stop and to
// begin the same sentence again later: telephones do not resume a voice reliably.
(function () {
  'use strict';

  const RATES = [
    ['慢', 0.75],
    ['正常', 1],
    ['快', 1.35],
  ];
  const RATE_KEY = 'read-rate';
  // What is there to find one's way or to choose from, and words that are not meant for the eye.
  const SKIPPED =
    'nav, .filters, .contents, .visually-hidden, [hidden], [aria-hidden="true"], script, style, select, ' +
    'textarea, noscript, svg, .pick__label, .sentence__link, .card__opening, .quotation__link, .copy, .share--node';
  const SENTENCE = /[^。！？；!?\n]+[。！？；!?]*[”’」』）)》]*/g;

  const page = document.documentElement;
  let bar = null;
  let sentences = [];
  let at = 0;
  let isSpeaking = false;
  // Each order to speak has a number: what an earlier one still reports is not listened to.
  let turn = 0;
  let rate = storedRate();

  function storedRate() {
    try {
      const stored = Number(localStorage.getItem(RATE_KEY));
      return RATES.some(function (entry) { return entry[1] === stored; }) ? stored : 1;
    } catch (error) {
      return 1;
    }
  }

  // A kiosk or a sandboxed frame keeps nothing; the rate then lasts as long as the page.
  function storeRate() {
    try {
      localStorage.setItem(RATE_KEY, rate);
    } catch (error) {
      // Said above.
    }
  }

  function blockOf(node) {
    let element = node.parentElement;
    while (getComputedStyle(element).display === 'inline') element = element.parentElement;
    return element;
  }

  // The sentences of the page as ranges, in the order of the page.
  function collect(main) {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const blocks = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.data.trim() || node.parentElement.closest(SKIPPED)) continue;
      // What is folded up keeps its boxes in newer engines.
      const folded = node.parentElement.closest('details:not([open])');
      if (folded && !node.parentElement.closest('summary')) continue;
      if (!node.parentElement.getClientRects().length) continue;
      const block = blockOf(node);
      const last = blocks[blocks.length - 1];
      if (last && last.block === block) last.nodes.push(node);
      else blocks.push({ block: block, nodes: [node] });
    }
    return [].concat.apply([], blocks.map(sentencesOf));
  }

  function sentencesOf(entry) {
    const text = entry.nodes.map(function (node) { return node.data; }).join('');
    const found = [];
    let match;
    SENTENCE.lastIndex = 0;
    while ((match = SENTENCE.exec(text))) {
      // A line of dashes, or a mark alone, says nothing.
      if (!/[\p{L}\p{N}]/u.test(match[0])) continue;
      const range = document.createRange();
      const start = placeOf(entry.nodes, match.index);
      const end = placeOf(entry.nodes, match.index + match[0].length);
      range.setStart(start.node, start.offset);
      range.setEnd(end.node, end.offset);
      found.push({ range: range, node: start.node, block: entry.block, text: match[0].trim() });
    }
    return found;
  }

  function placeOf(nodes, offset) {
    let rest = offset;
    for (const node of nodes) {
      if (rest <= node.data.length) return { node: node, offset: rest };
      rest -= node.data.length;
    }
    const last = nodes[nodes.length - 1];
    return { node: last, offset: last.data.length };
  }

  function firstInSight() {
    const found = sentences.findIndex(function (sentence) {
      return sentence.range.getBoundingClientRect().top >= 0;
    });
    return found < 0 ? 0 : found;
  }

  // Where the engine cannot mark a range, the paragraph around it is marked.
  function mark(sentence) {
    if (window.Highlight && CSS.highlights) {
      if (sentence) CSS.highlights.set('read-aloud', new Highlight(sentence.range));
      else CSS.highlights.delete('read-aloud');
      return;
    }
    document.querySelectorAll('[data-read]').forEach(function (block) {
      block.removeAttribute('data-read');
    });
    if (sentence) sentence.block.setAttribute('data-read', '');
  }

  function bringIntoSight(sentence) {
    const box = sentence.range.getBoundingClientRect();
    const room = innerHeight - bar.offsetHeight;
    if (box.top >= 0 && box.bottom <= room) return;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    scrollBy({ top: box.top - room / 3, behavior: isCalm ? 'auto' : 'smooth' });
  }

  function voice() {
    const voices = speechSynthesis.getVoices();
    const speaks = function (pattern) {
      return voices.find(function (candidate) { return pattern.test(candidate.lang); });
    };
    return speaks(/^(zh|cmn)[-_](Hans[-_])?CN/i) || speaks(/^(zh|cmn)\b/i) || speaks(/^yue\b/i) || null;
  }

  function speak() {
    const sentence = sentences[at];
    const mine = ++turn;
    speechSynthesis.cancel();
    if (!sentence) {
      stop();
      return;
    }
    // The page has moved on, or a question was answered: what was to be read is gone. The range itself has
    // moved to what is left.
    if (!sentence.node.isConnected) {
      stop();
      return;
    }
    isSpeaking = true;
    mark(sentence);
    bringIntoSight(sentence);
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.voice = voice();
    utterance.lang = 'zh-CN';
    utterance.rate = rate;
    utterance.onend = function () {
      if (mine !== turn) return;
      at += 1;
      speak();
    };
    utterance.onerror = function (event) {
      if (mine !== turn || event.error === 'canceled' || event.error === 'interrupted') return;
      pause();
      say('没有读出来，可以再试一次。');
    };
    speechSynthesis.speak(utterance);
    say('');
    show();
  }

  function pause() {
    turn += 1;
    isSpeaking = false;
    speechSynthesis.cancel();
    show();
  }

  function stop() {
    turn += 1;
    isSpeaking = false;
    speechSynthesis.cancel();
    mark(null);
    page.removeAttribute('data-read-bar');
    if (!bar) return;
    const hadFocus = bar.contains(document.activeElement);
    bar.remove();
    bar = null;
    const opener = document.querySelector('[data-read-aloud]');
    if (hadFocus && opener) opener.focus();
  }

  function go(step) {
    at = Math.min(Math.max(at + step, 0), sentences.length - 1);
    speak();
  }

  function turnRate() {
    const index = RATES.findIndex(function (entry) { return entry[1] === rate; });
    rate = RATES[(index + 1) % RATES.length][1];
    storeRate();
    if (isSpeaking) speak();
    else show();
  }

  function button(words, action) {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'read-bar__button';
    made.textContent = words;
    made.addEventListener('click', action);
    bar.appendChild(made);
    return made;
  }

  function build() {
    bar = document.createElement('section');
    bar.className = 'read-bar';
    bar.setAttribute('aria-label', '朗读');
    button('上一句', function () { go(-1); });
    bar.toggle = button('', function () { if (isSpeaking) pause(); else speak(); });
    bar.toggle.classList.add('read-bar__button--main');
    button('下一句', function () { go(1); });
    bar.rate = button('', turnRate);
    button('结束', stop);
    bar.words = document.createElement('p');
    bar.words.className = 'read-bar__words';
    bar.words.setAttribute('role', 'status');
    bar.appendChild(bar.words);
    bar.addEventListener('keydown', function (event) {
      if (event.key === 'Escape') stop();
    });
    document.body.appendChild(bar);
    page.setAttribute('data-read-bar', '');
  }

  function say(words) {
    if (bar) bar.words.textContent = words;
  }

  function show() {
    if (!bar) return;
    bar.toggle.textContent = isSpeaking ? '暂停' : '继续';
    const name = RATES.find(function (entry) { return entry[1] === rate; })[0];
    bar.rate.textContent = '语速：' + name;
  }

  window.readAloud = function () {
    sentences = collect(document.getElementById('main'));
    if (!sentences.length) return;
    at = firstInSight();
    if (!bar) build();
    bar.toggle.focus();
    speak();
  };

  // Another page was put in place of this one, or this one is left.
  new MutationObserver(function () {
    if (bar && sentences[at] && !sentences[at].node.isConnected) stop();
  }).observe(document.body, { childList: true });
  window.addEventListener('pagehide', stop);
})();
