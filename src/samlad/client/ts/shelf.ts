// Named texts kept on the device: in IndexedDB, or in localStorage where a browser refuses it.

export interface Shelf {
  get(name: string): Promise<string | undefined>;
  put(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
  names(prefix: string): Promise<string[]>;
}

const ROOM = "kept";

export async function openShelf(): Promise<Shelf> {
  try {
    return databaseShelf(await openDatabase());
  } catch {
    return plainShelf;
  }
}

function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open("samlad", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(ROOM);
  return answer(opening);
}

function answer<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

function databaseShelf(database: IDBDatabase): Shelf {
  const room = (mode: IDBTransactionMode) => database.transaction(ROOM, mode).objectStore(ROOM);
  return {
    get: (name) => answer(room("readonly").get(name) as IDBRequest<string | undefined>),
    put: async (name, text) => void (await answer(room("readwrite").put(text, name))),
    remove: async (name) => void (await answer(room("readwrite").delete(name))),
    names: async (prefix) => (await answer(room("readonly").getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`)))) as string[],
  };
}

const plainShelf: Shelf = {
  get: async (name) => localStorage.getItem(`samlad:${name}`) ?? undefined,
  put: async (name, text) => localStorage.setItem(`samlad:${name}`, text),
  remove: async (name) => localStorage.removeItem(`samlad:${name}`),
  names: async (prefix) =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(`samlad:${prefix}`))
      .map((key) => key.slice("samlad:".length))
      .sort(),
};
