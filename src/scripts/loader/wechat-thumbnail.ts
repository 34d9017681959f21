// The thumbnail of pages shared in WeChat, which uses the first large image of a page. Loaded in WeChat only; the
// image takes no space.

/** Minimum size in pixels that WeChat accepts. */
const SIDE = 300;

/** Adds the image; `root` is the URL of the site's root. */
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
