// Looks up the page's content in the open data.

import { Name } from '../contract';
import type { Extract } from './extract';

/** An entry of the open data, limited to the fields used here. */
interface Entry {
  id: string;
  children?: Entry[];
}

const ROOT = document.documentElement.getAttribute(Name.DATA_ROOT);
const files = new Map<string, Record<string, Entry | Entry[]>>();

/** The entry as JSON; `undefined` if it is unavailable. */
export async function dataOf({ file, list, id }: Extract): Promise<string | undefined> {
  try {
    const data = files.get(file) || (await load(file));
    files.set(file, data);
    const entries: Entry[] = [];
    const found = find(entries.concat(data[list] || []), id);
    return found && JSON.stringify(found, null, 2);
  } catch (error) {
    return undefined;
  }
}

async function load(file: string): Promise<Record<string, Entry | Entry[]>> {
  const response = await fetch(ROOT + 'data/' + file);
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

/** Finds an entry by id in a list or, like the nodes of a document, in its nested lists. */
function find(entries: Entry[], id: string): Entry | undefined {
  for (const entry of entries) {
    const found = entry.id === id ? entry : find(entry.children || [], id);
    if (found) return found;
  }
  return undefined;
}
