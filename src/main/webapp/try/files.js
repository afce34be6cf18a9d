/** The files of pictures without an answer, in IndexedDB, so that a reload does not lose them. */

const STORE = "files";
const MOST_AGE = 3_600_000;

let opened = null;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("beagle", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/**
 * Runs a request on the store, and waits until its writes would survive the page. A browser without
 * a store, or without room, keeps nothing.
 */
async function on(mode, run) {
  try {
    const transaction = (await open()).transaction(STORE, mode);
    return await new Promise((resolve, reject) => {
      const request = run(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } catch {
    return undefined;
  }
}

export const keepFile = (key, file) =>
  on("readwrite", (store) => store.put({ file, at: Date.now() }, key));

/** The file; undefined without one. */
export const keptFile = async (key) => (await on("readonly", (store) => store.get(key)))?.file;

export const forgetFile = (key) => on("readwrite", (store) => store.delete(key));

/** Deletes the files that closed tabs have left. A key begins with the time of its creation. */
export async function forgetOldFiles() {
  const oldest = String(Date.now() - MOST_AGE);
  await on("readwrite", (store) => store.delete(IDBKeyRange.upperBound(oldest)));
}
