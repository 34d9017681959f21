// Where the app breaks off. A fault of the program ends in a trap, and so does an engine that has no memory left or no
// stack: then nothing in the app's memory can be relied on. The page stays, for it is static text, whole without the
// app, and its links are followed as any are; it is loaded again by whoever reads it and not by itself.

const WORDS = '程序出了故障。页面上的文字仍可阅读；重新载入后可以继续使用。';
const RELOAD = '重新载入';

export function tellBreakOff() {
  window.addEventListener('error', function (event) {
    if (isOfApp(event.error)) tell();
  });
  window.addEventListener('unhandledrejection', function (event) {
    if (isOfApp(event.reason)) tell();
  });
}

// Engines report a stack that is too deep as they do a number that is too large.
function isOfApp(error) {
  return error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && /wasm/.test(error.stack));
}

function tell() {
  const page = document.documentElement;
  if (page.hasAttribute('data-broken')) return;
  // The app, too, reads it: it handles nothing any more.
  page.setAttribute('data-broken', '');
  const notice = document.createElement('div');
  notice.className = 'panic';
  notice.setAttribute('role', 'alert');
  const words = document.createElement('p');
  words.textContent = WORDS;
  const button = document.createElement('button');
  button.className = 'button';
  button.textContent = RELOAD;
  button.addEventListener('click', function () {
    location.reload();
  });
  notice.append(words, button);
  document.body.prepend(notice);
}
