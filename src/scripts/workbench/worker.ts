// A worker of the workbench: passes requests to the engine and returns its responses. In the built file, the engine's
// wasm-bindgen script precedes this one.

interface Engine {
  (from: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  add_file(path: string, bytes: Uint8Array): string | undefined;
  handle(request: string, bytes: Uint8Array, report: (json: string) => void): {
    readonly json: string;
    readonly bytes: Uint8Array | undefined;
    free(): void;
  };
}

/** A message from the page: first the engine's module, then files, then requests. */
interface Message {
  wasm?: WebAssembly.Module;
  addFile?: string;
  id?: number;
  request?: string;
  bytes?: Uint8Array;
}

/** The worker's global object. */
interface Scope {
  workbench_engine: Engine;
  onmessage: (event: { data: Message }) => void;
  postMessage(message: unknown, transfer?: Transferable[]): void;
}

const scope = self as unknown as Scope;
let ready: Promise<unknown> | undefined;

/** The engine's error about a file, reported with the next request. */
let fileError: string | undefined;

scope.onmessage = async ({ data }) => {
  if (data.wasm) {
    ready = scope.workbench_engine({ module_or_path: data.wasm });
    return;
  }
  const { id } = data;
  const bytes = data.bytes || new Uint8Array();
  try {
    await ready;
    if (data.addFile !== undefined) {
      fileError = scope.workbench_engine.add_file(data.addFile, bytes) || fileError;
      return;
    }
    if (fileError) {
      scope.postMessage({ id, json: JSON.stringify({ Err: fileError }) });
      fileError = undefined;
      return;
    }
    const reply = scope.workbench_engine.handle(data.request!, bytes, (report) => scope.postMessage({ id, report }));
    const output = reply.bytes;
    scope.postMessage({ id, json: reply.json, bytes: output }, output ? [output.buffer] : []);
    reply.free();
  } catch (error) {
    // The page then terminates this worker and shows a message.
    setTimeout(() => {
      throw error;
    });
  }
};
