// The picture of a shared page. WeChat takes for a card's picture the first large image that it finds in
// the page; there alone one is put in front, where it takes no room. Nobody else loads it.

/** In pixels: smaller ones are passed over. */
const SIDE = 300;

/** Puts the picture into the page; `root` is the address of the site's root. */
export function showThumbnail(root: string): void {
  if (!/MicroMessenger/.test(navigator.userAgent) || document.documentElement.hasAttribute('data-edition')) return;
  const image = new Image(SIDE, SIDE);
  image.alt = '';
  image.src = root + 'icons/maskable-512.png';
  const frame = document.createElement('div');
  Object.assign(frame.style, { position: 'absolute', width: '0', height: '0', overflow: 'hidden' });
  frame.appendChild(image);
  document.body.insertAdjacentElement('afterbegin', frame);
}
