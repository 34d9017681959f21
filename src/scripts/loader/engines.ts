// The WebAssembly of the pages that answer: which engine a page needs, when, and how it is started.
//
// A slot names the engine that mounts something there. Each is loaded once, with its pack; in the single file it mounts
// anew whenever another page is shown.

import { Name } from '../contract';
import { fetchPacked, isPage } from './fetch-gzip';

/** What wasm-bindgen writes: a function that takes the module, with what the module exports. */
interface Engine {
  (options: { module_or_path: Response }): Promise<unknown>;
  start(pack: Uint8Array): boolean;
}

/** Before the name of an engine: the global that the build lets its script declare. */
const GLOBAL = 'engine_';
const page = document.documentElement;
const started: Record<string, Promise<void>> = {};

/** The engines that the page that is shown has slots for. */
export function enginesOfPage(): string[] {
  const slots = Array.from(document.querySelectorAll(`main [${Name.DATA_ENGINE}]`));
  return Array.from(new Set(slots.map((slot) => slot.getAttribute(Name.DATA_ENGINE) || '')));
}

/** Whether this engine runs WebAssembly. */
export function runsWebAssembly(): boolean {
  try {
    // The shortest module there is: engines that switch WebAssembly off may still have its name.
    return WebAssembly.validate(Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00));
  } catch (error) {
    return false;
  }
}

/**
 * Starts an engine, or waits for it where it was started before.
 *
 * @param root the address of the site's root
 * @param loadScript adds a script to the page
 */
export function startEngine(name: string, root: string, loadScript: (url: string) => Promise<void>): Promise<void> {
  return (started[name] = started[name] || load(name, root, loadScript));
}

/** Fetches what an engine will need, for whoever goes to its page next. */
export function prefetchEngine(name: string, root: string): void {
  for (const kind of [Name.DATA_PACK, Name.DATA_WASM, Name.DATA_GLUE]) {
    const path = page.getAttribute(kind + name);
    // Nothing depends on it: the page asks again.
    if (path) fetchPacked(root + path).then((response) => response.arrayBuffer()).catch(() => undefined);
  }
}

async function load(name: string, root: string, loadScript: (url: string) => Promise<void>): Promise<void> {
  const urlOf = (kind: string): string => root + page.getAttribute(kind + name);
  const engine = async (): Promise<Engine> => {
    const url = urlOf(Name.DATA_GLUE);
    // A script does not say why it did not come, and a page in its place runs as one that does nothing.
    const loaded = loadScript(url).catch(() => undefined);
    const [module] = await Promise.all([found(urlOf(Name.DATA_WASM)), loaded]);
    const glue = (window as unknown as Record<string, Engine | undefined>)[GLOBAL + name];
    if (!glue) throw (await found(url), new Error(url));
    await glue({ module_or_path: module });
    return glue;
  };
  const pack = async (): Promise<Uint8Array> => {
    const response = await found(urlOf(Name.DATA_PACK));
    return new Uint8Array(await response.arrayBuffer());
  };
  // The module is compiled while the pack is still coming.
  const [running, bytes] = await Promise.all([engine(), pack()]);
  if (!running.start(bytes)) throw new Error('The engine does not fit the page: ' + name);
}

/** Rejects where the file is gone or a page is in its place: it would be taken for a broken module. */
async function found(url: string): Promise<Response> {
  const response = await fetchPacked(url);
  if (!response.ok || isPage(response)) throw new Error(url + ': ' + (response.ok ? 403 : response.status));
  return response;
}
