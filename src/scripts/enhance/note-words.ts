// The webmaster's notes in copied and printed text.
import { webmasterNote } from './texts';

/** The notes on a node and its ancestors: those on `heilongjiang.9` apply to `heilongjiang.9.s2`. */
export function notesAbout(id: string, notes: Record<string, string> | undefined): string[] {
  const all = notes || {};
  return Object.keys(all)
    .filter((address) => id === address || id.startsWith(address + '.'))
    .map((address) => webmasterNote(all[address]!));
}
