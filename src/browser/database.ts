/** Opens a database of this device, and makes it where there is none yet. Rejects where the browser has none. */
export async function openDatabase(
  factory: IDBFactory | undefined,
  name: string,
  make: (database: IDBDatabase) => void,
): Promise<IDBDatabase> {
  if (!factory) throw new Error("This browser has no database.");
  const request = factory.open(name, 1);
  request.onupgradeneeded = () => make(request.result);
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      // A later version of the page must not wait for this tab.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
  });
}

/** Resolves once all that a transaction was asked for is done. */
export function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
