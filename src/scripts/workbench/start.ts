// Starts the workbench: checks for browser support, loads the page's module, and connects it to the engine, which runs
// in workers to keep the page responsive.
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

function failed(words: string): Reply {
  return { json: JSON.stringify({ Err: words }), bytes: undefined };
}

let compiled: Promise<WebAssembly.Module> | undefined;

/** The engine's module, compiled once for all workers; after a failure the next request loads it again. */
function engineModule(): Promise<WebAssembly.Module> {
  compiled ??= load('engine-wasm').then(WebAssembly.compile).catch((error) => {
    compiled = undefined;
    throw error;
  });
  return compiled;
}

/** The engine in a worker. A request holds all that its answer depends on, so a worker is replaced without loss. */
class Engine {
  private worker: Worker | undefined;
  private starting: Promise<Worker> | undefined;
  private answered = 0;
  private next = 0;
  private readonly waiting = new Map<number, Waiting>();

  /** With `withKit` it has what sites are made of, and is replaced now and then, because previews leak memory. */
  constructor(private readonly withKit: boolean) {}

  async ask(request: string, bytes: Uint8Array | undefined, report: (json: string) => void): Promise<Reply> {
    const worker = await this.started();
    if (worker !== this.worker) {
      return failed(BROKEN);
    }
    const reply = await new Promise<Reply>((resolve) => {
      const id = this.next++;
      this.waiting.set(id, { resolve, report });
      worker.postMessage({ id, request, bytes });
    });
    if (this.withKit && ++this.answered > MOST_PREVIEWS && this.waiting.size === 0) {
      this.end(STOPPED);
    }
    return reply;
  }

  /** Terminates the worker; pending requests fail with this message. */
  end(words: string): void {
    this.worker?.terminate();
    this.worker = this.starting = undefined;
    this.answered = 0;
    for (const one of this.waiting.values()) {
      one.resolve(failed(words));
    }
    this.waiting.clear();
  }

  /** The running worker. Requests that come while it starts share it; after a failure the next one starts it again. */
  private started(): Promise<Worker> {
    this.starting ??= this.start().catch((error) => {
      this.end(BROKEN);
      throw error;
    });
    return this.starting;
  }

  private async start(): Promise<Worker> {
    const wasm = await engineModule();
    const address = inFile
      ? URL.createObjectURL(new Blob([await load('engine')], { type: 'text/javascript' }))
      : new URL('../' + path('engine'), location.href).href;
    const worker = (this.worker = new Worker(address));
    worker.onerror = (event) => {
      event.preventDefault();
      this.end(BROKEN);
    };
    worker.onmessage = ({ data }) => {
      const one = this.waiting.get(data.id);
      if (data.report) {
        one?.report(data.report);
      } else {
        this.waiting.delete(data.id);
        one?.resolve(data);
      }
    };
    worker.postMessage({ wasm });
    if (this.withKit) {
      for (const part of ['kit', 'page', 'page-wasm', 'engine', 'engine-wasm', 'style', 'start', 'html'] as Part[]) {
        const bytes = await load(part);
        worker.postMessage({ put: path(part), bytes }, [bytes.buffer]);
      }
    }
    return worker;
  }
}

/** Answers about documents. A correction never waits for a preview: pages and sites are made by another worker. */
const reader = new Engine(false);
const siteMaker = new Engine(true);

function ask(
  request: string,
  bytes: Uint8Array | undefined,
  withKit: boolean,
  report: (json: string) => void,
): Promise<Reply> {
  return (withKit ? siteMaker : reader).ask(request, bytes, report);
}

function stop(): void {
  reader.end(STOPPED);
  siteMaker.end(STOPPED);
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
    window.workbench = { ask, stop };
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
