// Starts the workbench: checks for browser support, loads the page's module, and connects it to the engine, which runs
// in a worker to keep the page responsive.
//
// On a site the parts are separate files; the single file contains them compressed.
import { open } from '../file/store';
import { BROKEN, FAILED, OLD, STOPPED } from './texts';

/** Number of previews after which the worker is replaced, because they leak memory. */
const MOST_PREVIEWS = 20;

interface Reply {
  json: string;
  bytes: Uint8Array | undefined;
}

interface Waiting {
  resolve(reply: Reply): void;
  report(json: string): void;
}

/** The parts with their paths below the site's root. */
type Part = 'page' | 'page-wasm' | 'engine' | 'engine-wasm' | 'kit' | 'style' | 'start' | 'html';

declare global {
  interface Window {
    /** The wasm-bindgen script of the page's module. */
    workbench_page?(from: { module_or_path: BufferSource }): Promise<unknown>;
    /** The interface offered to the page's module. */
    workbench?: {
      ask(request: string, bytes: Uint8Array | undefined, withKit: boolean, report: (json: string) => void): Promise<Reply>;
      stop(): void;
    };
  }
}

const files = document.querySelector<HTMLMetaElement>('meta[name=workbench-files]')!;
const inFile = files.dataset.edition === 'file';
const path = (part: Part): string => files.getAttribute('data-' + part)!;

async function load(part: Part): Promise<Uint8Array<ArrayBuffer>> {
  if (inFile) {
    return new Uint8Array(await open(path(part))!.arrayBuffer());
  }
  const response = await fetch('../' + path(part));
  if (!response.ok) {
    throw new Error(`${path(part)}: ${response.status}`);
  }
  return new Uint8Array(await response.arrayBuffer());
}

function say(words: string): void {
  document.getElementById('workbench')!.textContent = words;
}

let worker: Worker | undefined;
let starting: Promise<Worker> | undefined;
/** Resolves once the worker has what sites are made of. */
let handing: Promise<void> | undefined;
let previews = 0;
let next = 0;
const waiting = new Map<number, Waiting>();

function failed(words: string): Reply {
  return { json: JSON.stringify({ Err: words }), bytes: undefined };
}

/** Terminates the worker; pending requests fail with this message. */
function end(words: string): void {
  worker?.terminate();
  worker = starting = handing = undefined;
  previews = 0;
  for (const one of waiting.values()) {
    one.resolve(failed(words));
  }
  waiting.clear();
}

/** The running worker. Requests that come while it starts share it; after a failure the next one starts it again. */
function started(): Promise<Worker> {
  starting ??= startWorker().catch((error) => {
    starting = undefined;
    throw error;
  });
  return starting;
}

async function startWorker(): Promise<Worker> {
  const wasm = await load('engine-wasm');
  const address = inFile
    ? URL.createObjectURL(new Blob([await load('engine')], { type: 'text/javascript' }))
    : new URL('../' + path('engine'), location.href).href;
  worker = new Worker(address);
  worker.onerror = (event) => {
    event.preventDefault();
    end(BROKEN);
  };
  worker.onmessage = ({ data }) => {
    const one = waiting.get(data.id);
    if (data.report) {
      one?.report(data.report);
    } else {
      waiting.delete(data.id);
      one?.resolve(data);
    }
  };
  worker.postMessage({ wasm });
  return worker;
}

/** Hands the worker what sites are made of, once; after a failure the next request hands it again. */
function handed(engine: Worker): Promise<void> {
  handing ??= hand(engine).catch((error) => {
    handing = undefined;
    throw error;
  });
  return handing;
}

async function hand(engine: Worker): Promise<void> {
  for (const part of ['kit', 'page', 'page-wasm', 'engine', 'engine-wasm', 'style', 'start', 'html'] as Part[]) {
    const bytes = await load(part);
    engine.postMessage({ put: path(part), bytes }, [bytes.buffer]);
  }
}

async function ask(
  request: string,
  bytes: Uint8Array | undefined,
  withKit: boolean,
  report: (json: string) => void,
): Promise<Reply> {
  const engine = await started();
  if (withKit) {
    await handed(engine);
  }
  if (engine !== worker) {
    return failed(BROKEN);
  }
  const reply = await new Promise<Reply>((resolve) => {
    const id = next++;
    waiting.set(id, { resolve, report });
    engine.postMessage({ id, request, bytes });
  });
  if (withKit && ++previews > MOST_PREVIEWS && waiting.size === 0) {
    end(STOPPED);
  }
  return reply;
}

async function run(script: Uint8Array<ArrayBuffer>): Promise<void> {
  const element = document.createElement('script');
  if (inFile) {
    element.textContent = new TextDecoder().decode(script);
    document.head.append(element);
    return;
  }
  element.src = '../' + path('page');
  await new Promise((resolve, reject) => {
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });
}

async function start(): Promise<void> {
  if (typeof structuredClone !== 'function' || typeof DecompressionStream !== 'function') {
    say(OLD);
    return;
  }
  try {
    window.workbench = { ask, stop: () => end(STOPPED) };
    await run(inFile ? await load('page') : new Uint8Array());
    const wasm = await load('page-wasm');
    say('');
    await window.workbench_page!({ module_or_path: wasm });
  } catch (error) {
    console.error(error);
    say(FAILED);
  }
}

start();
