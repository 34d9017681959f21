// The entry of the open data for what is on the page.

const ROOT = document.documentElement.getAttribute('data-root');
const files = new Map();

/**
 * The entry as JSON; nothing where it cannot be had.
 *
 * @param {import('./matter.js').Matter} matter
 * @returns {Promise<string | undefined>}
 */
export async function dataOf({ file, list, id }) {
  try {
    if (!files.has(file)) files.set(file, await load(file));
    const found = find([].concat(files.get(file)[list]), id);
    return found && JSON.stringify(found, null, 2);
  } catch (error) {
    return undefined;
  }
}

async function load(file) {
  const response = await fetch(ROOT + 'data/' + file);
  if (!response.ok) throw new Error(response.status);
  return response.json();
}

/** An entry of a list, or of what its entries have below them, as the nodes of a document do. */
function find(entries, id) {
  for (const entry of entries) {
    const found = entry.id === id ? entry : find(entry.children || [], id);
    if (found) return found;
  }
  return undefined;
}
