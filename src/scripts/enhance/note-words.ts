// The webmaster's notes, as they stand in what is copied or printed.

/** A note as it is shown. */
export function label(words: string): string {
  return '本站管理员注：' + words;
}

/** The notes about a place and about what it is in: those of `heilongjiang.9` go with `heilongjiang.9.s2`. */
export function notesAbout(id: string, notes: Record<string, string> | undefined): string[] {
  const all = notes || {};
  return Object.keys(all)
    .filter((address) => id === address || id.startsWith(address + '.'))
    .map((address) => label(all[address]!));
}
