// Starts the workbench: checks for browser support, loads the page's module, and connects it to the engine, which runs
// in workers to keep the page responsive.
//
// On a site the parts are separate files; the single file contains them compressed.
import { open } from '../file/store';
import { BROKEN, FAILED, OLD, STOPPED } from './texts';

/** Number of previews after which the worker is replaced, because they leak memory. */
const MAX_PREVIEWS = 20;

interface Reply {
  json: string;
  bytes: Uint8Array | undefined;
}

interface PendingRequest {
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
      send(request: string, bytes: Uint8Array | undefined, withKit: boolean, report: (json: string) => void): Promise<Reply>;
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

function showMessage(message: string): void {
  document.getElementById('workbench')!.textContent = message;
}

function errorReply(message: string): Reply {
  return { json: JSON.stringify({ Err: message }), bytes: undefined };
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

/** The engine in a worker. A request contains everything its response depends on, so a worker is replaced without loss. */
class Engine {
  private worker: Worker | undefined;
  private starting: Promise<Worker> | undefined;
  private requestCount = 0;
  private next = 0;
  private readonly pending = new Map<number, PendingRequest>();

  /** With `withKit`, the worker gets the files that sites are made of, and is replaced regularly: previews leak memory. */
  constructor(private readonly withKit: boolean) {}

  async send(request: string, bytes: Uint8Array | undefined, report: (json: string) => void): Promise<Reply> {
    const worker = await this.started();
    if (worker !== this.worker) {
      return errorReply(BROKEN);
    }
    const reply = await new Promise<Reply>((resolve) => {
      const id = this.next++;
      this.pending.set(id, { resolve, report });
      worker.postMessage({ id, request, bytes });
    });
    if (this.withKit && ++this.requestCount > MAX_PREVIEWS && this.pending.size === 0) {
      this.terminate(STOPPED);
    }
    return reply;
  }

  /** Terminates the worker; pending requests fail with this message. */
  terminate(message: string): void {
    this.worker?.terminate();
    this.worker = this.starting = undefined;
    this.requestCount = 0;
    for (const one of this.pending.values()) {
      one.resolve(errorReply(message));
    }
    this.pending.clear();
  }

  /** The running worker. Requests that come while it starts share it; after a failure the next one starts it again. */
  private started(): Promise<Worker> {
    this.starting ??= this.start().catch((error) => {
      this.terminate(BROKEN);
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
      this.terminate(BROKEN);
    };
    worker.onmessage = ({ data }) => {
      const one = this.pending.get(data.id);
      if (data.report) {
        one?.report(data.report);
      } else {
        this.pending.delete(data.id);
        one?.resolve(data);
      }
    };
    worker.postMessage({ wasm });
    if (this.withKit) {
      for (const part of ['kit', 'page', 'page-wasm', 'engine', 'engine-wasm', 'style', 'start', 'html'] as Part[]) {
        const bytes = await load(part);
        worker.postMessage({ addFile: path(part), bytes }, [bytes.buffer]);
      }
    }
    return worker;
  }
}

/** Documents and sites are processed by two workers, so that an edit never waits for a preview. */
const parser = new Engine(false);
const siteRenderer = new Engine(true);

function send(
  request: string,
  bytes: Uint8Array | undefined,
  withKit: boolean,
  report: (json: string) => void,
): Promise<Reply> {
  return (withKit ? siteRenderer : parser).send(request, bytes, report);
}

/** Only sites take long enough to be stopped. */
function stop(): void {
  siteRenderer.terminate(STOPPED);
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
    showMessage(OLD);
    return;
  }
  try {
    window.workbench = { send, stop };
    await run(inFile ? await load('page') : new Uint8Array());
    const wasm = await load('page-wasm');
    showMessage('');
    await window.workbench_page!({ module_or_path: wasm });
  } catch (error) {
    console.error(error);
    showMessage(FAILED);
  }
}

start();
