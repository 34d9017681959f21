// The WebAssembly engines of interactive pages.
//
// A slot names the engine that mounts its control. Each engine is loaded once, with its pack; in the single file it
// mounts again for each page.

import { Name } from '../contract';
import { fetchPacked, isPage } from './fetch-gzip';

/** The output of wasm-bindgen: a function that initializes the module, with the module's exports. */
interface Engine {
  (options: { module_or_path: Response }): Promise<unknown>;
  start(pack: Uint8Array): boolean;
  /** Runs what the first input will need, so that it is compiled by then. */
  warm_up?(): void;
}

/** Prefix of the global that each engine's script declares. */
const GLOBAL = 'engine_';
const page = document.documentElement;
const started: Record<string, Promise<void>> = {};

/** The engines that the current page has slots for. */
export function enginesOfPage(): string[] {
  const slots = Array.from(document.querySelectorAll(`main [${Name.DATA_ENGINE}]`));
  return Array.from(new Set(slots.map((slot) => slot.getAttribute(Name.DATA_ENGINE) || '')));
}

/** Whether WebAssembly is supported. */
export function runsWebAssembly(): boolean {
  try {
    // Validates the smallest module: where WebAssembly is disabled, its global may still exist.
    return WebAssembly.validate(Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00));
  } catch (error) {
    return false;
  }
}

/**
 * Starts an engine, or returns the promise of an earlier start.
 *
 * @param root the URL of the site's root
 * @param loadScript adds a script to the page
 */
export function startEngine(name: string, root: string, loadScript: (url: string) => Promise<void>): Promise<void> {
  return (started[name] = started[name] || load(name, root, loadScript));
}

/** Prefetches the files of an engine for the next page. */
export function prefetchEngine(name: string, root: string): void {
  for (const kind of [Name.DATA_PACK, Name.DATA_WASM, Name.DATA_GLUE]) {
    const path = page.getAttribute(kind + name);
    // Errors are ignored: the next page requests the files again.
    if (path) fetchPacked(root + path).then((response) => response.arrayBuffer()).catch(() => undefined);
  }
}

async function load(name: string, root: string, loadScript: (url: string) => Promise<void>): Promise<void> {
  const urlOf = (kind: string): string => root + page.getAttribute(kind + name);
  const engine = async (): Promise<Engine> => {
    const url = urlOf(Name.DATA_GLUE);
    // A script's load error has no reason, and an HTML page in its place fails silently; both are checked below.
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
  // The module is compiled while the pack is still loading.
  const [running, bytes] = await Promise.all([engine(), pack()]);
  if (!running.start(bytes)) throw new Error('The engine does not fit the page: ' + name);
  if (running.warm_up) (window.requestIdleCallback || setTimeout)(running.warm_up);
}

/** Rejects if the file is missing or replaced by an HTML page, which would look like a corrupt module. */
async function found(url: string): Promise<Response> {
  const response = await fetchPacked(url);
  if (!response.ok || isPage(response)) throw new Error(url + ': ' + (response.ok ? 403 : response.status));
  return response;
}
