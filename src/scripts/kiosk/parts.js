// What several parts of kiosk mode are made of.

/** A button with words on it. */
export function button(words, press) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'button';
  element.textContent = words;
  element.addEventListener('click', press);
  return element;
}

/** A panel over the page, with the focus in it; `close` takes it away. */
export function panel(name, title) {
  const before = document.activeElement;
  const cover = document.createElement('div');
  cover.className = 'kiosk-cover kiosk-cover--' + name;
  const box = document.createElement('div');
  box.className = 'kiosk-panel';
  box.tabIndex = -1;
  box.setAttribute('role', 'alertdialog');
  box.setAttribute('aria-modal', 'true');
  box.setAttribute('aria-label', title);
  const heading = document.createElement('p');
  heading.className = 'kiosk-panel__title';
  heading.textContent = title;
  box.appendChild(heading);
  cover.appendChild(box);
  document.body.appendChild(cover);
  box.focus();
  return {
    box,
    close() {
      cover.remove();
      if (before && before.isConnected) before.focus({ preventScroll: true });
    },
  };
}
