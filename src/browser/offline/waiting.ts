/** How many messages of whoever last used the chat on this device wait to be sent; 0 when nobody can tell. */
export async function countWaiting(
  factory: IDBFactory | undefined,
  accountId: string | null,
): Promise<number> {
  if (!factory || accountId === null) return 0;
  const database = await openExisting(factory);
  if (!database) return 0;
  try {
    return await countOf(database, accountId);
  } finally {
    database.close();
  }
}

/** The database as the chat page made it; none is made here. */
function openExisting(factory: IDBFactory): Promise<IDBDatabase | null> {
  const request = factory.open("parley");
  return new Promise((resolve) => {
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = () => resolve(null);
    request.onsuccess = () => resolve(request.result);
  });
}

function countOf(database: IDBDatabase, accountId: string): Promise<number> {
  const count = database.transaction("outbox").objectStore("outbox").index("account").count(accountId);
  return new Promise((resolve, reject) => {
    count.onsuccess = () => resolve(count.result);
    count.onerror = () => reject(count.error);
  });
}
