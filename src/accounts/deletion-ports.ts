/** The end of an account. The same promises as in ports.ts. */
export interface DeletionStore {
  /**
   * Forgets who somebody was: name, address, password, second factor, preferences, where they signed in, and the files
   * that they uploaded and never sent. What they said stays, with its files. Ends all sessions and answers which.
   * `conflict` when the password is no longer the one that was checked (null where it was the owner's),
   * `forbidden` for the owner's account, `not_found` for none.
   */
  deleteAccount(request: { accountId: string; checkedHash: string | null; at: number }): Promise<string[]>;
}
