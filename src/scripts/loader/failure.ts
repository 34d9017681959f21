// Error messages for unavailable search and questions, each with a short code for phone support; `hosting/codes.txt`
// lists them.
import {
  CAUSE_BLOCKED,
  CAUSE_BUSY,
  CAUSE_DAMAGED,
  CAUSE_FOLDER,
  CAUSE_MEMORY,
  CAUSE_MISSING,
  CAUSE_NETWORK,
  CAUSE_OTHER_VERSION,
  CAUSE_SERVER,
  notLoaded,
} from './texts';

/** The message for an error during start-up. */
export function wordsFor(error: unknown): string {
  const [code, cause] = causeOf(error);
  return notLoaded(code, cause);
}

function causeOf(error: unknown): [string, string] {
  const words = error instanceof Error ? error.message : String(error);
  const status = /: (\d{3})$/.exec(words);
  if (status && status[1] === '404') return ['L4', CAUSE_MISSING];
  if (status && (status[1] === '429' || status[1] === '503')) return ['L5', CAUSE_BUSY];
  if (status && status[1] >= '500') return ['L10', CAUSE_SERVER];
  if (status) return ['L3', CAUSE_BLOCKED];
  if (/does not fit/.test(words)) return ['L6', CAUSE_OTHER_VERSION];
  if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) return ['L7', CAUSE_DAMAGED];
  if (error instanceof RangeError || error instanceof WebAssembly.RuntimeError) return ['L8', CAUSE_MEMORY];
  // A multi-file site opened from a folder cannot fetch files.
  if (location.protocol === 'file:') return ['L11', CAUSE_FOLDER];
  return ['L9', CAUSE_NETWORK];
}
